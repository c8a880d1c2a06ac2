import { repairAndRewind } from '../lab/fix.js';
import repairAllReduce from './repair-all-reduce.js';

export default repairAndRewind(repairAllReduce, 'Repair the all-reduce and rewind');
