import type { ProbeOffer } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import type { Prior } from '../answer/rest.js';
import type { BoughtReading } from '../api.js';

/** A purchase and what the reference diagnostician gives the true cause after it. */
export interface Purchase {
  readonly probe: string;
  readonly name: string;
  readonly finding: string;
  readonly gpuHours: number;
  readonly posterior: number;
}

/** What it gives the true cause on the panels alone, and after each purchase. */
export interface Course {
  readonly free: number;
  readonly purchases: readonly Purchase[];
  readonly spent: number;
}

type Told = Pick<Reveal, 'cause' | 'opponent' | 'readings' | 'par'>;

/** Par's course; null where nothing can be bought. */
export function parCourse(reveal: Told, prior: Prior): Course | null {
  const { par } = reveal;
  if (par === null) return null;
  return { free: posteriorsOf(reveal, prior)[0]!, purchases: par.path, spent: par.spent };
}

/** The solver's own: the readings that were bought, in their order. */
export function ownCourse(
  reveal: Told,
  prior: Prior,
  bought: readonly Pick<BoughtReading, 'probe' | 'gpuHours'>[],
  offers: readonly ProbeOffer[],
): Course {
  const [free, ...after] = posteriorsOf(reveal, prior);
  const paid = (probe: string) =>
    bought.find((reading) => reading.probe === probe)?.gpuHours ?? offers.find(({ id }) => id === probe)?.gpuHours ?? 0;
  const purchases = reveal.readings.map(({ probe, name, finding }, index) => ({
    probe,
    name,
    finding,
    gpuHours: paid(probe),
    posterior: after[index]!,
  }));
  return { free: free!, purchases, spent: purchases.reduce((sum, { gpuHours }) => sum + gpuHours, 0) };
}

/** Probability of the true cause from prior and panels, then with one reading more at a time: weights of evidence add up. */
function posteriorsOf({ cause, opponent, readings }: Told, prior: Prior): number[] {
  const ids = Object.keys(prior).filter((id) => prior[id]! > 0);
  const logs = new Map(ids.map((id) => [id, Math.log(prior[id]!)]));
  const add = (weights: Readonly<Record<string, number>>) => {
    for (const id of ids) logs.set(id, logs.get(id)! + (weights[id] ?? 0));
  };
  const share = () => {
    const most = Math.max(...logs.values());
    const total = [...logs.values()].reduce((sum, log) => sum + Math.exp(log - most), 0);
    return Math.exp((logs.get(cause.id) ?? Number.NEGATIVE_INFINITY) - most) / total;
  };
  for (const { weights } of opponent.evidence) add(weights);
  const shares = [share()];
  for (const { weights } of readings) {
    add(weights);
    shares.push(share());
  }
  return shares;
}
