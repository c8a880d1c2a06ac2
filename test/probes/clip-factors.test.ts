import probe from '../../src/probes/clip-factors.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['clip-too-tight', 'cut more often'],
    ['clip-missing', 'cut less often', 'tiny-mlp'],
  ],
  passesOver: ['straggler-node'],
});
