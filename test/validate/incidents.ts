import { mean, median } from '../helpers/statistics.js';
import type { Ensembles } from './ensembles.js';
import { LLM } from './window-law.js';

/** One documented number of an incident beside ours. */
export interface IncidentFigure {
  readonly quantity: string;
  readonly documented: number;
  readonly ours: number | null;
  /** Same order of magnitude: within a factor of √10. */
  readonly agrees: boolean | null;
  readonly reason: string;
}

export interface IncidentRow {
  readonly incident: number;
  readonly name: string;
  readonly status: 'replayed' | 'replayed in part' | 'not modelled yet';
  readonly reason: string;
  readonly figures: readonly IncidentFigure[];
}

interface Incident {
  readonly incident: number;
  readonly name: string;
  /** Causes of the catalogue a whole replay takes. */
  readonly needs: readonly string[];
  /** What else is missing. */
  readonly lacks?: string;
  readonly documented: readonly (readonly [quantity: string, value: number])[];
  /** Our values of some of the quantities. */
  readonly replay?: (ensembles: Ensembles) => Readonly<Record<string, number>>;
}

/** Numbers of the named public chronicles and issues; the numbers of incidents are those of docs/validation.md. */
const INCIDENTS: readonly Incident[] = [
  {
    incident: 1,
    name: 'benign spike (BLOOM-176B, iteration 31,214)',
    needs: [],
    lacks: 'an instability that the engine recovers from by itself',
    documented: [
      ['peak loss over the level', 5.098 / 2.199],
      ['steps by which the norm leads', 4],
      ['highest norm over the usual', 960 / 0.242],
      ['steps to recover', 31],
    ],
  },
  {
    incident: 2,
    name: 'slow-recovery spike (BLOOM-13B, iteration 29,050)',
    needs: ['beta2-too-high'],
    documented: [
      ['peak loss (nats above the level)', 8.716 - 2.768],
      ['steps to recover', 500],
    ],
  },
  {
    incident: 5,
    name: 'giant spike (104B, iteration 11,447)',
    needs: ['corrupt-batches'],
    documented: [
      ['loss after two steps (nats above the level)', 7.71 - 3.06],
      ['highest norm over the usual', 262_623 / 12_953],
    ],
  },
  {
    incident: 8,
    name: 'optimiser step counter lost on resume (104B)',
    needs: ['adam-step-reset'],
    documented: [
      ['effective rate at the first step, β2 .95', 2.24],
      ['at the tenth step', 0.97],
    ],
  },
  {
    incident: 9,
    name: 'moments lost, step kept (104B)',
    needs: ['moments-lost'],
    documented: [
      ['highest effective rate, β2 .999', 6.6],
      ['its step', 12],
      ['at step 100', 3.2],
    ],
  },
  {
    incident: 12,
    name: 'one slow accelerator (BLOOM-176B, iteration 42,781)',
    needs: ['straggler-node'],
    documented: [
      ['step time over the usual', 111.1 / 105.2],
      ['change of the loss (nats)', 0],
    ],
  },
  {
    incident: 21,
    name: 'fp16 loss scale collapses (GLM-130B, iteration 33,710)',
    needs: ['fp16-scale-collapse'],
    documented: [['steps by which the loss scale leads', 30]],
  },
  {
    incident: 36,
    name: 'accumulation not normalised (axolotl 2262, unsloth-zoo 1023)',
    needs: ['accumulation-misnormalized'],
    documented: [
      ['gradient norm × at 8 accumulated batches', 8],
      ['logged loss × at 4 accumulated batches', 4.167 / 1.042],
    ],
    // A sum over 8 is a sum over 8 whether ranks or micro-batches are summed; the logged loss is not summed.
    replay(ensembles) {
      const twins = ensembles.healthy(LLM).slice(0, 8);
      const onset = 500;
      const faulty = ensembles.changed('gradient sum', () => ensembles.scenario(LLM), {
        injections: [{ fault: 'gradient-sum', onset, severity: 1, dose: { ranks: 8 } }],
        count: twins.length,
      });
      const ratios = twins.map((twin, i) => {
        const level = (series: Float64Array): number => mean(series, onset + 100, onset + 1000);
        return level(faulty[i]!.series['gradient-norm']) / level(twin.series['gradient-norm']);
      });
      return { 'gradient norm × at 8 accumulated batches': median(ratios) };
    },
  },
];

export function compareIncidents(ensembles: Ensembles, catalogue: ReadonlySet<string>): IncidentRow[] {
  return INCIDENTS.map((incident): IncidentRow => {
    const { incident: number, name, needs, lacks, documented, replay } = incident;
    const absent = needs.filter((cause) => !catalogue.has(cause));
    const missing = [...absent, ...(lacks === undefined ? [] : [lacks])];
    const ours = replay !== undefined && ensembles.ids.has(LLM) ? replay(ensembles) : {};
    const reason =
      missing.length > 0 ? `missing: ${missing.join(', ')}` : replay === undefined ? 'no replay is written' : '';
    const figures = documented.map(([quantity, value]): IncidentFigure => {
      const found = ours[quantity] ?? null;
      const agrees = found === null ? null : Math.abs(Math.log10(found / value)) <= 0.5;
      return { quantity, documented: value, ours: found, agrees, reason: found === null ? reason : '' };
    });
    const replayed = figures.filter((figure) => figure.ours !== null).length;
    const status = replayed === 0 ? 'not modelled yet' : replayed < figures.length ? 'replayed in part' : 'replayed';
    return { incident: number, name, status, reason, figures };
  });
}
