import fix from '../../src/fixes/restore-schedule-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['dead-units'], ['lr-spike'], ['lr-too-high']],
  leaves: ['dead-rank'],
});
