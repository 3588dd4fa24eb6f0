import './trusted-scripts.ts';
import { serve } from './serve.ts';

serve(globalThis);
