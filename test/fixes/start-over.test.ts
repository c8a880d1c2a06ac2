import fix from '../../src/fixes/start-over.js';
import { describeFix } from '../helpers/fix.js';

describeFix(fix, {
  cures: [['init-scale-too-large', 'llm-pretrain-13b']],
  leaves: ['dead-rank'],
});
