import { serveCalls } from '../rpc/calls.ts';
import { PictureStore } from './picture-store.ts';

serveCalls(self, new PictureStore());
