import fix from '../../src/fixes/repair-all-reduce.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['missing-allreduce']],
  leaves: ['dead-rank'],
});
