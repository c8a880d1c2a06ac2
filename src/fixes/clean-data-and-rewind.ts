import { repairAndRewind } from '../lab/fix.js';
import cleanData from './clean-data.js';

export default repairAndRewind(cleanData, 'Clean the data and rewind');
