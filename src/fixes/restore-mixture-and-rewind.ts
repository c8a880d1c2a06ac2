import { repairAndRewind } from '../lab/fix.js';
import restoreMixture from './restore-mixture.js';

export default repairAndRewind(restoreMixture, 'Restore the mixture and rewind');
