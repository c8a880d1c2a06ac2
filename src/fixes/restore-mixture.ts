import { repair } from '../lab/fix.js';

export default repair(
  { id: 'restore-mixture', name: 'Restore the mixture', summary: 'Give every source the weight of the configuration.' },
  'mixture',
);
