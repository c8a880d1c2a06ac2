import fix from '../../src/fixes/correct-evaluation.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['eval-dropout-on'], ['eval-temperature-wrong']],
  leaves: ['slice-regression'],
});
