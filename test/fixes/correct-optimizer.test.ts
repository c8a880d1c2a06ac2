import fix from '../../src/fixes/correct-optimizer.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['weight-decay-too-large'], ['epsilon-too-large']],
  leaves: ['lr-too-high'],
});
