import { repair } from '../lab/fix.js';

export default repair(
  {
    id: 'correct-loss',
    name: 'Correct the loss',
    summary: 'Compute every term of the training loss as the reference does.',
  },
  'loss',
);
