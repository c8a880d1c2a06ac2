import type { Feature } from '../feature.js';
import { GRAIN } from '../grain.js';
import { STEP_LINES } from '../step-lines.js';

/** Where each line lies: a number that means something beside other runs of the same scenario only. */
export default STEP_LINES.map(
  ([name, panel]): Feature => ({
    id: `${name}/level`,
    panel,
    absolute: true,
    unit: GRAIN[name],
    read: (look) => look.line(name)?.middle ?? Number.NaN,
  }),
) satisfies readonly Feature[];
