import { repair } from '../lab/fix.js';

export default repair(
  { id: 'restage-data', name: 'Stage the data again', summary: 'Copy the data back to fast storage.' },
  'storage',
  1,
);
