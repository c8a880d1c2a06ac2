import fix from '../../src/fixes/higher-precision-and-rewind.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['fp16-underflow']],
  leaves: ['dead-rank'],
});
