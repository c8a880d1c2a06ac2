import { rerunProbe } from '../lab/rerun-reading.js';

export default rerunProbe({
  id: 'rerun-fp32',
  name: 'Again in fp32',
  question: 'Does the trouble stay when weights and gradients are kept in fp32?',
  line: 'in fp32',
  change: {
    hooks: {
      numerics(state) {
        state.weightBits = 23;
        state.gradients = 'fp32';
        state.fixedLossScale = 0;
      },
    },
  },
});
