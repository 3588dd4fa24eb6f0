import { serveCalls } from '../rpc/calls.ts';
import { Analyzer, type AnalyzerApi } from './analyzer.ts';

serveCalls<AnalyzerApi>(self, new Analyzer());
