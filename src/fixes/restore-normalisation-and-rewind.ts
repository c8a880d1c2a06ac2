import { repairAndRewind } from '../lab/fix.js';
import restoreNormalisation from './restore-normalisation.js';

export default repairAndRewind(restoreNormalisation, 'Restore the normalisation and rewind');
