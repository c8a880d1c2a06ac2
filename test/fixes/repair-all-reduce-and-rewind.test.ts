import fix from '../../src/fixes/repair-all-reduce-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['missing-allreduce'], ['gradient-sum']],
  leaves: ['dead-rank'],
});
