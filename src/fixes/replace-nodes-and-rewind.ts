import { repairAndRewind } from '../lab/fix.js';
import replaceNodes from './replace-nodes.js';

export default repairAndRewind(replaceNodes, 'Replace the nodes and rewind');
