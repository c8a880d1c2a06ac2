import probe from '../../src/probes/step-time-breakdown.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['storage-stall', 'waits for data'],
    ['straggler-node', 'waits for the slowest rank'],
  ],
  passesOver: ['label-noise', 'batch-size-drop'],
});
