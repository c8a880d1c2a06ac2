import { rerunProbe } from '../lab/rerun-reading.js';

export default rerunProbe({
  id: 'rerun-without-resume',
  name: 'Again in one go',
  question: 'Does the trouble come when the job runs through without a restart?',
  line: 'in one go',
  change: { without: ['checkpoint'] },
});
