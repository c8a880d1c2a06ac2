import probe from '../../src/probes/rerun-reference-loader.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['duplicate-shard', 'better'],
    ['mix-shift', 'better'],
  ],
  passesOver: ['label-noise', 'dead-rank'],
});
