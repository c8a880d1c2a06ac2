import type { Alternative } from '../../puzzle/revealed.js';
import { formatPlain, formatStep } from '../format.js';
import { HEALTHY, WHOLE_RUN } from '../names.js';

const ROLES: Readonly<Record<Alternative['role'], string>> = {
  chosen: 'you said',
  neighbour: 'its nearest neighbour',
};

/** Why an alternative is shown. */
export function roleInWords(role: Alternative['role']): string {
  return ROLES[role];
}

/** Name of its line in a chart beside the observed run. */
export function supposedLabel({ cause }: Alternative): string {
  return cause.id === HEALTHY ? 'if it had been healthy' : `if it had been “${cause.name}”`;
}

/** What was simulated, so that the comparison can be judged. */
export function simulatedInWords({ cause, severity, onset, where }: Alternative): string {
  if (cause.id === HEALTHY) return 'The same run without any fault.';
  const parts = [
    ...(severity === null ? [] : [`severity ${formatPlain(severity)}`]),
    ...(onset === null ? [] : [`onset at step ${formatStep(onset)}`]),
    ...(where.id === WHOLE_RUN ? [] : [`in “${where.name}”`]),
  ];
  return `The same run with this cause instead: ${parts.join(', ')}; of the doses tried, the one that comes nearest.`;
}
