import fix from '../../src/fixes/correct-optimizer-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['update-noop']],
  leaves: ['dead-rank'],
});
