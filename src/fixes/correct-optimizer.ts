import { repair } from '../lab/fix.js';

export default repair(
  {
    id: 'correct-optimizer',
    name: 'Correct the optimiser',
    summary: 'Give the optimiser all parameters and the settings of the configuration.',
  },
  'optimizer',
);
