import fix from '../../src/fixes/correct-loss-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['output-logit-drift']],
  leaves: ['dead-rank'],
});
