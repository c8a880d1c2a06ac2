import fix from '../../src/fixes/restage-data.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['storage-stall']],
  leaves: ['straggler-node'],
});
