import { rerunProbe } from '../lab/rerun-reading.js';

export default rerunProbe({
  id: 'rerun-clean-data',
  name: 'Again on audited data',
  question: 'Does the trouble stay on a frozen, audited copy of the same documents?',
  line: 'on audited data',
  change: { without: ['data'] },
  preparationHours: 1,
});
