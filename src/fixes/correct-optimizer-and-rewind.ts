import { repairAndRewind } from '../lab/fix.js';
import correctOptimizer from './correct-optimizer.js';

export default repairAndRewind(correctOptimizer, 'Correct the optimiser and rewind');
