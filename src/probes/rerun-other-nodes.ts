import { rerunProbe } from '../lab/rerun-reading.js';

export default rerunProbe({
  id: 'rerun-other-nodes',
  name: 'Again on other nodes',
  question: 'Does the trouble stay on other machines?',
  line: 'on other nodes',
  change: { without: ['nodes'] },
});
