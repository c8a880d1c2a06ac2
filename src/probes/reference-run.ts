import { PARTS } from '../core/vocabulary.js';
import { rerunProbe } from '../lab/rerun-reading.js';

export default rerunProbe({
  id: 'reference-run',
  name: 'Reference run',
  question:
    'What does the last released code make of the same data order, with released configuration, data and machines?',
  kind: 'comparison',
  line: 'reference run',
  title: 'Reference run',
  // What was planned stays, and so does what this data order brings.
  change: { without: PARTS.filter((part) => part !== 'plan' && part !== 'chance') },
  preparationHours: 1,
});
