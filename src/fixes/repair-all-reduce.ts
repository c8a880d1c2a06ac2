import { repair } from '../lab/fix.js';

export default repair(
  { id: 'repair-all-reduce', name: 'Repair the all-reduce', summary: 'Average the gradients over all ranks once.' },
  'communication',
  1,
);
