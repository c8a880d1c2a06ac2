import fix from '../../src/fixes/replace-nodes.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['dead-rank'], ['straggler-node']],
  leaves: ['missing-allreduce'],
});
