// In Node only the package of all of TF.js registers the gradients of its operations.
process.getBuiltinModule('node:module').createRequire(import.meta.url)('@tensorflow/tfjs');
