import type { Fix } from '../lab/fix.js';

export default {
  meta: { id: 'do-nothing', name: 'Do nothing', summary: 'Let the run go on as it is.' },
  repairs: [],
  from: 'here',
  hours: 0,
} satisfies Fix;
