import fix from '../../src/fixes/reset-optimizer.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [],
  leaves: ['label-noise', 'dead-rank'],
});
