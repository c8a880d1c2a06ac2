import { instrumentProbe, lastPart } from '../lab/instrument.js';

export default instrumentProbe({
  id: 'loss-scale',
  name: 'Loss scale',
  question: 'Which loss scale is in force at every step?',
  metric: 'loss-scale',
  label: 'Loss scale',
  log: true,
  findings: ['as in the earlier run', 'lower', 'far lower'],
  find(run, earlier) {
    const [lowest, usual] = [Math.min(...run), lastPart(earlier)];
    // A dynamic scale is halved now and then in a healthy run, too.
    return lowest < usual / 100 ? 'far lower' : lowest < usual / 6 ? 'lower' : 'as in the earlier run';
  },
});
