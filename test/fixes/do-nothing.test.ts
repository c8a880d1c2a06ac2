import fix from '../../src/fixes/do-nothing.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [],
  leaves: ['dead-rank', 'label-noise'],
});
