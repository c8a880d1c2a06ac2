import { rerunProbe } from '../lab/rerun-reading.js';

export default rerunProbe({
  id: 'rerun-reference-loader',
  name: 'Again with the reference loader',
  question:
    'Does the trouble stay when another loader serves the configured mixture, shuffled, to every rank its part?',
  line: 'with the reference loader',
  change: { without: ['loader', 'mixture'] },
});
