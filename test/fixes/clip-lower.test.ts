import fix from '../../src/fixes/clip-lower.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [],
  leaves: ['label-noise', 'dead-rank'],
});
