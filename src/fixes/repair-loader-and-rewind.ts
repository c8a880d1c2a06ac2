import { repairAndRewind } from '../lab/fix.js';
import repairLoader from './repair-loader.js';

export default repairAndRewind(repairLoader, 'Repair the loader and rewind');
