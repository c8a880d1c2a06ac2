import fix from '../../src/fixes/restore-normalisation-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['attention-logit-growth', 'llm-pretrain-13b']],
  leaves: ['dead-rank'],
});
