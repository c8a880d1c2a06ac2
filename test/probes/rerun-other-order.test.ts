import probe from '../../src/probes/rerun-other-order.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['label-noise', 'like this run'],
    ['dead-rank', 'like this run'],
  ],
  passesOver: [],
});
