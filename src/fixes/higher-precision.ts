import { repair } from '../lab/fix.js';

export default repair(
  {
    id: 'higher-precision',
    name: 'Compute in higher precision',
    summary: 'Keep weights in fp32 and gradients in a format whose range they fit.',
  },
  'precision',
);
