import fix from '../../src/fixes/clean-data.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['label-noise'], ['target-leak']],
  leaves: ['dead-rank', 'mix-shift'],
});
