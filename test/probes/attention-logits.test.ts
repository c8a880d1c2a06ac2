import probe from '../../src/probes/attention-logits.js';
import { describeProbe } from '../helpers/probe.js';

describeProbe(probe, {
  scenario: 'llm-pretrain-13b',
  finds: [['attention-logit-growth', 'far larger']],
  passesOver: ['label-noise'],
});
