import probe from '../../src/probes/rank-norms.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['dead-rank', 'one rank sends zeros'],
    ['batch-size-drop', 'larger on all ranks'],
  ],
  passesOver: ['straggler-node'],
});
