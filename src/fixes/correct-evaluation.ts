import { repair } from '../lab/fix.js';

export default repair(
  {
    id: 'correct-evaluation',
    name: 'Correct the evaluation',
    summary: 'Evaluate all items with the reference harness and the weights that were meant.',
  },
  'evaluation',
);
