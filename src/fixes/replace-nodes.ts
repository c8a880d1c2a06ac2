import { repair } from '../lab/fix.js';

export default repair(
  { id: 'replace-nodes', name: 'Replace the nodes', summary: 'Move the job to other machines.' },
  'nodes',
  0.5,
);
