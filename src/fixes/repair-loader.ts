import { repair } from '../lab/fix.js';

export default repair(
  {
    id: 'repair-loader',
    name: 'Repair the loader',
    summary:
      'Let the loader serve each document once, shuffled, in batches of the planned size, to every rank its part.',
  },
  'loader',
  1,
);
