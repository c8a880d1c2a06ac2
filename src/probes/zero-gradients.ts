import { instrumentProbe, lastPart } from '../lab/instrument.js';

export default instrumentProbe({
  id: 'zero-gradients',
  name: 'Zeros among the gradients',
  question: 'Which share of the gradient entries is exactly zero, step by step?',
  metric: 'zero-gradient-share',
  label: 'Share of gradient entries that are 0',
  findings: ['as in the earlier run', 'more zeros', 'many more zeros'],
  find(run, earlier) {
    const more = lastPart(run) - lastPart(earlier);
    return more > 0.2 ? 'many more zeros' : more > 0.02 ? 'more zeros' : 'as in the earlier run';
  },
});
