import fix from '../../src/fixes/rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [],
  leaves: ['dead-rank', 'stale-rank'],
});
