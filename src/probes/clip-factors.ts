import { instrumentProbe } from '../lab/instrument.js';

/** Share of the steps whose gradient was cut. */
const cut = (factors: Float64Array) => factors.filter((factor) => factor < 0.999).length / factors.length;

const smallest = (factors: Float64Array) => factors.reduce((least, factor) => Math.min(least, factor), 1);

export default instrumentProbe({
  id: 'clip-factors',
  name: 'Clipping factor',
  question: 'By how much is the gradient cut at every step?',
  metric: 'clip-factor',
  label: 'Factor that clipping leaves',
  findings: ['as in the earlier run', 'cut more often', 'cut far below the usual', 'cut less often'],
  find(run, earlier) {
    const more = cut(run) - cut(earlier);
    if (more > 0.1) return 'cut more often';
    if (more < -0.1 || (cut(earlier) > 0 && cut(run) < cut(earlier) / 4)) return 'cut less often';
    return smallest(run) < smallest(earlier) / 4 ? 'cut far below the usual' : 'as in the earlier run';
  },
});
