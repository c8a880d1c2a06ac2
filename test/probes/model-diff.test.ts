import probe from '../../src/probes/model-diff.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  finds: [
    ['batch-size-drop', 'batch differs'],
    ['update-noop', 'parameters are missing from the optimiser'],
    ['attention-logit-growth', 'normalisation is off', 'llm-pretrain-13b'],
  ],
  passesOver: ['dead-rank', 'benign-batch-change'],
});
