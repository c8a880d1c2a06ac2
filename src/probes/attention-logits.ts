import { instrumentProbe, lastPart } from '../lab/instrument.js';

export default instrumentProbe({
  id: 'attention-logits',
  name: 'Largest attention logit',
  question: 'How large does the largest logit of attention get?',
  metric: 'attention-logit',
  label: 'Largest attention logit',
  findings: ['as in the earlier run', 'larger', 'far larger', 'smaller'],
  excludedFrom: ({ attention }) => (attention === null ? 'the model has no attention' : null),
  find(run, earlier) {
    const ratio = lastPart(run) / lastPart(earlier);
    return ratio > 2 ? 'far larger' : ratio > 1.15 ? 'larger' : ratio < 0.85 ? 'smaller' : 'as in the earlier run';
  },
});
