import probe from '../../src/probes/reference-run.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['dead-rank', 'better'],
    ['label-noise', 'better'],
    ['storage-stall', 'the same and faster'],
  ],
  passesOver: ['benign-hard-batch'],
});
