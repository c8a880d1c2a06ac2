import { instrumentProbe, lastPart } from '../lab/instrument.js';

export default instrumentProbe({
  id: 'rank-losses',
  name: 'Losses by rank',
  question: 'How far apart are the losses of the ranks at a step?',
  metric: 'rank-loss-deviation',
  label: 'Standard deviation of the loss over ranks (nats)',
  findings: ['as in the earlier run', 'closer together', 'farther apart'],
  excludedFrom: ({ batch }) => (batch.ranks < 2 ? 'there is only one rank' : null),
  find(run, earlier) {
    const ratio = lastPart(run) / lastPart(earlier);
    return ratio > 1.2 ? 'farther apart' : ratio < 0.8 ? 'closer together' : 'as in the earlier run';
  },
});
