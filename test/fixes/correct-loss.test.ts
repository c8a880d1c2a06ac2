import fix from '../../src/fixes/correct-loss.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['output-logit-drift'], ['label-smoothing-left-on', 'vision-finetune']],
  leaves: ['dead-rank'],
});
