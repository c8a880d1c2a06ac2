import probe from '../../src/probes/data-hash.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['duplicate-shard', 'more read before'],
    ['rank-data-duplication', 'ranks read the same'],
    ['overfit-repeat', 'more read before'],
  ],
  passesOver: ['label-noise', 'mix-shift'],
});
