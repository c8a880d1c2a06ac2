import { secretOfSeed } from '../../src/core/rng.js';
import { simulate } from '../../src/run/simulate.js';
import type { RealRun } from '../reference/format.js';
import { realRun } from '../reference/read.js';
import { replayOf, type World } from './replay.js';
import { drawPicture, type Line, type Panel } from './svg.js';
import { recordedTelemetry, simulatedTelemetry, type Telemetry } from './telemetry.js';

export interface Picture {
  readonly fault: string;
  /** File name in docs/images. */
  readonly file: string;
  readonly caption: string;
  readonly svg: string;
}

/** Ten recorded faults; of those with several severities the one that shows best. */
export const PICTURED = [
  'lm__lr_spike__s0__v2',
  'lm__label_noise__s0__v2',
  'lm__junk_contam__s0__v2',
  'lm__mix_shift__s0__v1',
  'lm__stuck_loader__s0__v2',
  'lm__allreduce_sum__s0__v1',
  'lm__tok_mismatch__s0__v2',
  'lm__lr_decay_early__s0__v2',
  'lm__opt_reset__s0__v1',
  'lm__rank_stale__s0__v2',
] as const;

interface Pair {
  readonly faulty: Telemetry;
  readonly control: Telemetry;
  readonly slice: string;
}

/** The recorded run beside the simulated one at the same dose and onset: loss, norm, update ratio, one slice. */
export function drawPictures(world: World): Picture[] {
  return PICTURED.map((name): Picture => {
    const recorded = realRun(name);
    const control = realRun(recorded.paired_control!);
    const real: Pair = {
      faulty: recordedTelemetry(name),
      control: recordedTelemetry(control.run),
      slice: recorded.affected_slice ?? 'english',
    };
    const ours = simulatedPair(recorded, world);
    const reason = 'missing' in ours ? ours.missing : null;
    const columns = [
      { title: 'recorded', panels: panelsOf(real, recorded.onset_step!), empty: '' },
      {
        title: 'simulated',
        panels: 'missing' in ours ? null : panelsOf(ours, recorded.onset_step!),
        empty: reason ?? '',
      },
    ];
    const dose = Object.entries(recorded.dose).map(([field, value]) => `${field} ${value}`);
    const caption = `${recorded.catalogue_id}${dose.length > 0 ? ` (${dose.join(', ')})` : ''}${reason === null ? '' : `: ${reason}`}`;
    const fault = recorded.catalogue_id;
    return { fault, file: `validation-${fault}.svg`, caption, svg: drawPicture(fault, columns) };
  });
}

function simulatedPair(recorded: RealRun, world: World): Pair | { readonly missing: string } {
  const replay = replayOf(recorded, world);
  if ('missing' in replay) return replay;
  const { scenario, injections, standing, where } = replay;
  const secret = secretOfSeed('validate 1');
  return {
    faulty: simulatedTelemetry(simulate({ scenario, injections, secret })),
    control: simulatedTelemetry(simulate({ scenario, injections: standing, secret })),
    slice: where ?? scenario.sources[0]!.id,
  };
}

/** Readings of the recording and of ours under one name. */
function panelsOf({ faulty, control, slice }: Pair, onset: number): Panel[] {
  const both = (read: (run: Telemetry) => Omit<Line, 'faulty'>): Line[] => [
    { ...read(control), faulty: false },
    { ...read(faulty), faulty: true },
  ];
  const steps =
    (column: string) =>
    (run: Telemetry): Omit<Line, 'faulty'> => ({
      x: Float64Array.from({ length: run.steps }, (_, i) => i + 1),
      y: run.column(column)!,
    });
  const evaluated = (run: Telemetry): Omit<Line, 'faulty'> => ({
    x: Float64Array.from(run.evaluations),
    y: run.reading(slice, 'val_loss')!,
  });
  return [
    { title: 'train loss', lines: both(steps('train_loss')), log: false, onset },
    { title: 'gradient norm', lines: both(steps('grad_norm')), log: true, onset },
    { title: 'update/weight ratio', lines: both(steps('update_ratio')), log: true, onset },
    { title: `validation loss, ${slice}`, lines: both(evaluated), log: false, onset },
  ];
}
