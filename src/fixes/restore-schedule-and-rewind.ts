import { repairAndRewind } from '../lab/fix.js';
import restoreSchedule from './restore-schedule.js';

export default repairAndRewind(restoreSchedule, 'Restore the schedule and rewind');
