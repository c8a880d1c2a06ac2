import fix from '../../src/fixes/higher-precision.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['fp16-underflow']],
  leaves: ['stale-rank'],
});
