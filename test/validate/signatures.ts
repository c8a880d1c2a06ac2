import { secretOfSeed } from '../../src/core/rng.js';
import { simulate } from '../../src/run/simulate.js';
import { deviation, mean } from '../helpers/statistics.js';
import type { ModelName, RealRun, RecordedSignature } from '../reference/format.js';
import { evaluationsOf, realRun } from '../reference/read.js';
import { type Cell, recordedCells } from './cells.js';
import { effectOf, isRead } from './effects.js';
import { replayOf, type World } from './replay.js';
import { simulatedTelemetry, type Telemetry } from './telemetry.js';

/** Signature agreement: the recorded paired effect of a fault beside the simulated one at the same dose. */
export interface SignatureAgreement {
  /** `<model>__<fault>__v<severity>` of the recording. */
  readonly name: string;
  readonly model: ModelName;
  readonly catalogueId: string;
  /** Why no cell is covered, or null. */
  readonly reason: string | null;
  readonly cells: readonly Cell[];
}

/** Compares every recorded signature with ours, over the seeds 1 to `seeds`. */
export function compareSignatures(
  recorded: ReadonlyMap<string, RecordedSignature>,
  world: World,
  seeds: number,
): SignatureAgreement[] {
  const controls = new Map<string, Telemetry>();
  return [...recorded].map(([name, signature]) => {
    const runs = packedRuns(name);
    const { model, catalogue_id } = runs[0]!;
    const effects = Object.keys(signature.effects).filter(isRead);
    const found = simulatedEffects(runs, effects, world, seeds, controls);
    const cells = recordedCells(signature);
    const head = { name, model, catalogueId: catalogue_id };
    if ('missing' in found) return { ...head, reason: found.missing, cells };
    const withOurs = cells.map((cell) => {
      const values = found.effects.get(cell.effect)?.map((windows) => windows[cell.window]!);
      if (values === undefined) return cell;
      return { ...cell, ours: { mean: mean(values), spread: deviation(values), sized: found.sized } };
    });
    return { ...head, reason: null, cells: withOurs };
  });
}

/** Runs of a signature that the pack holds, by seed. */
function packedRuns(name: string): RealRun[] {
  const [model, fault, variant] = name.split('__') as [string, string, string];
  return [0, 1].map((seed) => realRun(`${model}__${fault}__s${seed}__${variant}`));
}

type Effects =
  | { readonly effects: ReadonlyMap<string, readonly (readonly number[])[]>; readonly sized: boolean }
  | { readonly missing: string };

/** Effects of every seed, at the onsets and places of the packed runs in turn. */
function simulatedEffects(
  runs: readonly RealRun[],
  names: readonly string[],
  world: World,
  seeds: number,
  controls: Map<string, Telemetry>,
): Effects {
  const effects = new Map<string, number[][]>();
  let sized = true;
  for (let seed = 1; seed <= seeds; seed++) {
    const recorded = runs[(seed - 1) % runs.length]!;
    const replay = replayOf(recorded, world);
    if ('missing' in replay) return replay;
    const { scenario, injections, standing, where } = replay;
    sized = replay.sized;
    const secret = secretOfSeed(`validate ${seed}`);
    const key = `${recorded.model} ${JSON.stringify(realRun(recorded.paired_control!).control_variant)} ${seed}`;
    const control = controls.get(key) ?? simulatedTelemetry(simulate({ scenario, injections: standing, secret }));
    controls.set(key, control);
    const grid = evaluationsOf(recorded.run).steps;
    const faulty = simulatedTelemetry(simulate({ scenario, injections, secret }));
    const pair = { faulty, control, onset: recorded.onset_step!, affected: where ?? null, grid };
    for (const name of names) {
      const values = effectOf(name, pair);
      if (values !== undefined) effects.set(name, [...(effects.get(name) ?? []), values]);
    }
  }
  return { effects, sized };
}
