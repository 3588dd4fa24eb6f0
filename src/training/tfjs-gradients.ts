// For the page; Node cannot load this module of TF.js by itself (`tfjs-gradients-in-node.ts`).
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
