import fix from '../../src/fixes/repair-loader.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['duplicate-shard'], ['batch-size-drop']],
  leaves: ['label-noise'],
});
