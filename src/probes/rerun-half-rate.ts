import { rerunProbe } from '../lab/rerun-reading.js';

export default rerunProbe({
  id: 'rerun-half-rate',
  name: 'Again at half the learning rate',
  question: 'Does the trouble follow the learning rate?',
  line: 'at half the rate',
  change: { hooks: { learningRate: (rate) => rate / 2 } },
});
