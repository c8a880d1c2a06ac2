import fix from '../../src/fixes/repair-loader-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['rank-data-duplication']],
  leaves: ['label-noise'],
});
