import fix from '../../src/fixes/restore-mixture.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['mix-shift'], ['domain-starvation']],
  leaves: ['label-noise'],
});
