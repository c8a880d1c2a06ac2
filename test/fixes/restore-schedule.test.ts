import fix from '../../src/fixes/restore-schedule.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['lr-decay-early']],
  leaves: ['dead-units', 'weight-decay-too-large'],
});
