import fix from '../../src/fixes/restore-mixture-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['curriculum-cliff']],
  leaves: ['label-noise'],
});
