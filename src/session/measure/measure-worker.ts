import { serveCalls } from '../rpc/calls.ts';
import { Measurer, type MeasureApi } from './measurer.ts';

serveCalls<MeasureApi>(self, new Measurer());
