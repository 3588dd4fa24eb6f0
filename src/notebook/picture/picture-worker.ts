import { serveCalls } from '../threads/calls.ts';
import { PictureStore } from './picture-store.ts';

serveCalls(self, new PictureStore());
