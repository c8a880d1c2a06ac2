import probe from '../../src/probes/parameter-hash.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['missing-allreduce', 'data-parallel ranks differ'],
    ['tensor-parallel-seed', 'tensor-parallel ranks were equal', 'llm-pretrain-13b'],
  ],
  passesOver: ['stale-rank', 'dead-rank'],
});
