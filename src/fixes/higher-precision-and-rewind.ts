import { repairAndRewind } from '../lab/fix.js';
import higherPrecision from './higher-precision.js';

export default repairAndRewind(higherPrecision, 'Compute in higher precision and rewind');
