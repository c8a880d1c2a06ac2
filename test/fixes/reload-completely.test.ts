import fix from '../../src/fixes/reload-completely.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['partial-restore'], ['moments-lost']],
  leaves: ['dead-rank'],
});
