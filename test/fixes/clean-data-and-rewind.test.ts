import fix from '../../src/fixes/clean-data-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['label-noise'], ['eval-contamination']],
  leaves: ['dead-rank'],
});
