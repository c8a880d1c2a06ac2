import { significant } from '../core/maths.js';
import type { StepMetric } from '../core/vocabulary.js';
import type { PlannedChange } from '../run/fault.js';
import type { Scenario } from '../run/scenario.js';
import type { RunCard } from './puzzle.js';

/** Thousands separated by commas, without the locale data a Node may lack: a puzzle's bytes depend on it. */
const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** What a run card says of how panels log, as it differs from run to run. */
interface Logging {
  readonly logsPlannedRate: boolean;
  readonly deadPanel: StepMetric | null;
}

/** Begins like this so that a page can put it before the notes that are the same in every run. */
const DEAD = 'dead: this run logs 0 at every step; the earlier run logged it';

/** What the team wrote down about the run, from the scenario alone, with the change log of this one. */
export function runCard(
  scenario: Scenario,
  changeLog: readonly PlannedChange[],
  { logsPlannedRate, deadPanel }: Logging,
): RunCard {
  const { card, schedule, optimizer, batch, window, evaluation, memory, cluster } = scenario;
  const decay =
    schedule.kind === 'cosine'
      ? `cosine to ${significant(100 * schedule.floor)} % of the peak at step ${count(schedule.totalSteps)}`
      : `constant, then linear decay over the last ${count(schedule.decaySteps)} of ${count(schedule.totalSteps)} steps`;
  const facts: RunCard['facts'] = [
    { group: 'Model', label: 'Model', value: card.model },
    { group: 'Model', label: 'Precision', value: card.precision },
    { group: 'Data', label: 'Mixture', value: card.data },
    { group: 'Data', label: 'Batch', value: `${count(batch.size)} ${batch.unit} a step` },
    {
      group: 'Data',
      label: 'Repeats',
      value:
        memory.epochBatches === null ? 'none: each document once' : `an epoch is ${count(memory.epochBatches)} steps`,
    },
    {
      group: 'Optimiser',
      label: 'AdamW',
      value: `β₁ ${optimizer.beta1}, β₂ ${optimizer.beta2}, ε ${optimizer.epsilon}, decay ${optimizer.weightDecay}`,
    },
    { group: 'Optimiser', label: 'Clipping', value: `global gradient norm at ${optimizer.clip}` },
    {
      group: 'Schedule',
      label: 'Learning rate',
      value: `${schedule.peak} after ${count(schedule.warmupSteps)} warm-up steps, ${decay}`,
    },
    {
      group: 'Schedule',
      label: 'Window',
      value: `steps 0–${count(window.steps - 1)} here are steps ${count(window.firstStep)}–${count(window.firstStep + window.steps - 1)} of the run`,
    },
    { group: 'Hardware', label: 'Cluster', value: card.hardware },
    { group: 'Hardware', label: 'Checkpoints', value: `every ${count(cluster.checkpointEvery)} steps` },
    {
      group: 'Evaluation',
      label: 'Held-out slices',
      value: `${scenario.sources.length}, every ${evaluation.every} steps`,
    },
    { group: 'Evaluation', label: 'Calibration', value: `ECE over ${evaluation.bins} bins of confidence` },
  ];
  const logging: RunCard['logging'] = [
    { metric: 'train-loss', note: 'mean over the global batch, on the targets as trained' },
    { metric: 'gradient-norm', note: 'global, after the all-reduce, before clipping' },
    {
      metric: 'learning-rate',
      note: logsPlannedRate ? 'as planned by the configuration' : 'as handed to the optimiser',
    },
    { metric: 'update-ratio', note: '‖ΔW‖ / ‖W‖ of the update really applied' },
    { metric: 'weight-norm', note: 'global norm of all weights' },
    { metric: 'throughput', note: `${batch.unit} a second, checkpoints included` },
  ];
  return {
    summary: card.summary,
    facts,
    logging: logging.map(({ metric, note }) => ({ metric, note: metric === deadPanel ? `${DEAD} (${note})` : note })),
    changeLog: changeLog.map(({ step, text }) => ({ step, text })),
  };
}
