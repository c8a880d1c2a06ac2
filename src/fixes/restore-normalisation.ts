import { repair } from '../lab/fix.js';

export default repair(
  { id: 'restore-normalisation', name: 'Restore the normalisation', summary: 'Normalise queries and keys again.' },
  'model',
);
