import { repairAndRewind } from '../lab/fix.js';
import correctLoss from './correct-loss.js';

export default repairAndRewind(correctLoss, 'Correct the loss and rewind');
