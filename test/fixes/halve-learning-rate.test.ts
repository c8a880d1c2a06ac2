import fix from '../../src/fixes/halve-learning-rate.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [],
  leaves: ['duplicate-shard'],
  delays: ['stale-rank'],
});
