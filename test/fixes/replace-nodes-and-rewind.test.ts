import fix from '../../src/fixes/replace-nodes-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['stale-rank']],
  leaves: ['missing-allreduce'],
});
