import probe from '../../src/probes/rerun-other-nodes.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['dead-rank', 'better'],
    ['straggler-node', 'the same and faster'],
  ],
  passesOver: ['label-noise', 'gradient-sum'],
});
