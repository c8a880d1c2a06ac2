import { repair } from '../lab/fix.js';

export default repair(
  { id: 'clean-data', name: 'Clean the data', summary: 'Take the documents that are wrong out of the training data.' },
  'data',
  2,
);
