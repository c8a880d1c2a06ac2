import { repair } from '../lab/fix.js';

export default repair(
  { id: 'restore-schedule', name: 'Restore the schedule', summary: 'Put the learning rate back on its planned curve.' },
  'schedule',
);
