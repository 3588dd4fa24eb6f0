import { freshTfjs } from './fresh-tfjs.ts';
import './typed-arrays.ts';

// Runs before each test file. What it imports runs once per thread, and so do all modules of src: test files share
// them, as loading TF.js for each of them would take longer than most of them run.
freshTfjs();
