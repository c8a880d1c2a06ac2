// A few honest thresholds: the run beside the healthy earlier run, and one or two cheap probes where they leave it open.
import { createInterface } from 'node:readline';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const hear = async () => JSON.parse((await lines.next()).value);
const say = (message) => console.log(JSON.stringify(message));

const { puzzle, prior } = await hear();
const { steps, card, series, reference, evaluations, candidates, places, probes, fixes } = puzzle;
const WINDOWS = 20;

const median = (values) => {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted.length === 0 ? NaN : sorted[sorted.length >> 1];
};
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The values of a thinned series between two steps; "NaN" and "Infinity" are not numbers here. */
const within = ({ steps: at, values }, from, to) => values.filter((_, i) => at[i] >= from && at[i] < to).map(Number);
const startOf = (window) => Math.floor((window * steps) / WINDOWS);

// 1. Every panel beside that of the earlier run: logarithm of the ratio (of the loss: the difference), window by window.
const panel = (metric) => {
  const dead = new Set(series[metric].values).size === 1;
  const apart = Array.from({ length: WINDOWS }, (_, window) => {
    const [from, to] = [startOf(window), startOf(window + 1)];
    const [own, other] = [series[metric], reference.series[metric]].map((one) => median(within(one, from, to)));
    return metric === 'train-loss' ? own - other : Math.log(own / other);
  });
  const finite = apart.map((value) => (Number.isFinite(value) && !dead ? value : 0));
  return { late: median(finite.slice(-5)), early: finite[0], all: median(finite), windows: finite };
};
const [loss, gradient, rate, update, norm, speed] = [
  'train-loss',
  'gradient-norm',
  'learning-rate',
  'update-ratio',
  'weight-norm',
  'throughput',
].map(panel);
const largest = (metric) => {
  const own = within(series[metric], 0, steps).filter(Number.isFinite);
  const other = within(reference.series[metric], 0, steps).filter(Number.isFinite);
  return Math.log(Math.max(...own) / Math.max(...other));
};
const spike = { loss: largest('train-loss'), gradient: largest('gradient-norm'), update: largest('update-ratio') };
const broken = Object.values(series).some(({ values }) => values.some((value) => !Number.isFinite(Number(value))));

// 2. Every slice beside the earlier run, over the last fifth of the evaluations.
const last = Math.ceil(evaluations.steps.length / 5);
const slices = evaluations.slices.map(({ id }, slice) => {
  const change = (metric) => {
    const ends = [evaluations, reference.evaluations].map((one) => one[metric][slice].map(Number));
    return median(ends[0].slice(-last)) - median(ends[1].slice(-last));
  };
  const noise = evaluations.loss[slice]
    .map(Number)
    .map((value, i, all) => (i === 0 ? 0 : Math.abs(value - all[i - 1])));
  return { id, loss: change('loss'), accuracy: change('accuracy'), ece: change('ece'), noise: median(noise.slice(1)) };
});
const slice = { loss: median(slices.map((one) => one.loss)), accuracy: median(slices.map((one) => one.accuracy)) };
slice.ece = median(slices.map((one) => one.ece));
const odd = slices.reduce((a, b) => (Math.abs(b.loss - slice.loss) > Math.abs(a.loss - slice.loss) ? b : a));
const oddBy = odd.loss - slice.loss;

// 3. Rules: what is seen, which causes it speaks for, and how loudly.
const votes = new Map();
let place = 'whole-run';
const vote = (seen, weight, ...causes) => {
  if (seen) for (const cause of causes) votes.set(cause, (votes.get(cause) ?? 0) + weight);
  return seen;
};
// Thinned panels of two strides differ a little from the start: what counts is what the difference becomes.
const less = ({ late, early, windows }) => late - (Math.abs(early) < 0.3 ? median(windows.slice(0, 4)) : 0);
const [lossUp, gradientUp] = [less(loss), less(gradient)];
const announced = card.changeLog.some(({ text }) => /rate|schedule|decay|warm/i.test(text));
const slipped = update.late - rate.late;
vote(update.all > 0.4 && update.early > 0.4, 4, 'lr-too-high');
vote(!announced && rate.late > 0.2 && update.early < 0.4, 4, 'lr-decay-missing');
vote(!announced && rate.late < -0.3 && Math.abs(slipped) < 0.3, 4, 'lr-decay-early');
vote(Math.abs(rate.early) > 0.2 && Math.abs(rate.late) < 0.2, 4, 'warmup-missing');
vote(spike.update > 1 && update.early < 0.4, 4, gradientUp < -0.3 ? 'dead-units' : 'lr-spike');
vote(slipped < -0.3 && spike.update < 1, 3, 'update-noop', 'epsilon-too-large', 'bf16-update-loss');
const slowing = speed.late - speed.windows[WINDOWS / 2];
vote(speed.late < -0.04, 4, Math.abs(slowing) > 0.03 ? 'storage-stall' : 'straggler-node');
vote(gradientUp > 0.3 && lossUp < 0.05, 4, 'gradient-sum', 'rank-data-duplication');
vote(gradientUp > 1.2 && lossUp >= 0.05, 4, lossUp > 1 ? 'accumulation-misnormalized' : 'missing-allreduce');
vote(gradientUp > 0.3 && gradientUp <= 1.2 && lossUp >= 0.05, 3, 'batch-size-drop', 'rank-data-duplication');
vote(gradientUp > 0.3 && gradientUp <= 1.2 && slice.loss > 0.03, 1, 'class-weights-wrong');
vote(gradientUp < -0.2 && Math.abs(lossUp) < 0.1, 3, 'dead-rank', 'fp16-underflow');
vote(lossUp < -0.1 && slice.loss < 0.05, 4, gradientUp < -0.1 ? 'padding-unmasked' : 'target-leak');
vote(lossUp < -0.1 && slice.loss > 0.05, 3, 'target-leak', 'duplicate-shard', 'overfit-repeat');
vote(lossUp > 0.15 && gradientUp < 0.3 && slice.loss < 0.06, 4, 'label-noise', 'label-smoothing-left-on');
vote(lossUp > 0.15 && gradientUp < 0.3 && slice.loss >= 0.06, 3, 'partial-restore', 'stale-rank', 'dead-units');
vote(loss.early > 0.03 && slice.loss > 0.05 && Math.abs(lossUp) < 0.15 && gradientUp < 0.1, 4, 'tensor-parallel-seed');
const calm = Math.abs(lossUp) < 0.06 && Math.abs(gradientUp) < 0.1;
vote(calm && slice.loss > 0.05 && slice.accuracy < -0.01, 4, 'eval-dropout-on');
vote(calm && slice.ece > 0.03 && slice.accuracy > -0.01, 4, 'eval-temperature-wrong');
vote(spike.gradient > 1.3 && spike.loss < 0.15 && gradientUp < 0.3, 4, 'silent-corruption');
vote(spike.gradient > 0.7 && spike.loss >= 0.15 && spike.update < 1, 2, 'corrupt-batches', 'unshuffled-data');
if (vote(calm && oddBy > 0.08, 3, 'eval-format-mismatch', 'slice-regression', 'domain-starvation')) place = odd.id;
if (vote(!calm && oddBy > 0.1, 3, 'mix-contamination', 'unshuffled-data', 'domain-starvation')) place = odd.id;
if (vote(oddBy < -0.08 && Math.abs(lossUp) < 0.15, 3, 'eval-contamination', 'mix-shift')) place = odd.id;
vote(calm && mean(slices.map(({ noise }) => noise)) > 0.03, 3, 'eval-undersized');
vote(calm && norm.late > 0.02 && spike.update < 1, 4, 'weight-decay-missing');
vote(norm.late < -0.1, 4, 'weight-decay-too-large');
vote(broken, 1, 'fp16-scale-collapse', 'attention-logit-growth');

const beliefs = () => {
  const weights = candidates.map(({ id }) => [id, prior[id] * Math.exp(votes.get(id) ?? 0)]);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return weights.map(([id, weight]) => [id, weight / total]).sort((a, b) => b[1] - a[1]);
};

// 4. Where that leaves it open: what a probe would say if nothing were wrong with its part, and whom it accuses otherwise.
const QUESTIONS = [
  ['optimizer-dump', /^Every setting/, ['clip-too-tight', 'epsilon-too-large', 'adam-step-reset', 'beta2-too-high']],
  ['learning-rate-readback', / at 0 of /, ['lr-spike', 'lr-too-high', 'lr-decay-missing', 'warmup-missing']],
  [
    'checkpoint-diff',
    /is the saved one\.$/,
    ['moments-lost', 'optimizer-state-reset', 'partial-restore', 'loader-rewind'],
  ],
  ['loss-check', /^Every term/, ['padding-unmasked', 'label-smoothing-left-on', 'accumulation-misnormalized']],
  [
    'gradient-check',
    /by up to × 1\. .*: 0; .*: 0; all/,
    ['gradient-sum', 'missing-allreduce', 'dead-rank', 'stale-rank'],
  ],
  [
    'evaluation-replay',
    /slice 0 nats; .*: 0 of/,
    ['eval-dropout-on', 'eval-temperature-wrong', 'eval-format-mismatch'],
  ],
];
for (let bought = 0; bought < 2 && beliefs()[0][1] < 0.6; bought++) {
  const belief = new Map(beliefs());
  const chance = ([, , accused]) => accused.reduce((sum, id) => sum + (belief.get(id) ?? 0), 0);
  const open = QUESTIONS.filter(([id]) => probes.some((probe) => probe.id === id)).sort(
    (a, b) => chance(b) - chance(a),
  );
  const [id, sound, accused] = open[0] ?? [];
  if (id === undefined || chance(open[0]) < 0.1) break;
  QUESTIONS.splice(QUESTIONS.indexOf(open[0]), 1);
  say({ type: 'probe', probe: id });
  const { type, text } = await hear();
  if (type !== 'reading') break;
  vote(true, sound.test(text) ? -3 : 3, ...accused);
}

// 5. The answer: onset where the panel that moved most first leaves half of what it moves by.
const [[cause, certainty]] = beliefs();
const causes = Object.fromEntries(
  beliefs()
    .slice(0, 8)
    .map(([id, p]) => [id, Math.floor(p * 1000) / 1000]),
);
const size = ({ windows }) => Math.max(...windows.map((value) => Math.abs(value - windows[0])));
const moved = [loss, gradient, update, norm, speed].reduce((a, b) => (size(b) > size(a) ? b : a));
const first = moved.windows.findIndex((value) => Math.abs(value - moved.windows[0]) > size(moved) / 2);
const interval = [startOf(Math.max(0, first - 1)), Math.min(steps - 1, startOf(first + 1))];
const fromStart = ['lr-too-high', 'warmup-missing', 'overfit-repeat', 'init-scale-too-large', 'tensor-parallel-seed'];
const healthy = cause === 'healthy';
const onset = healthy ? 'none' : fromStart.includes(cause) ? 'start' : interval;
// What is proposed for this cause and not for every cause.
const proposed = candidates.find(({ id }) => id === cause).fixes ?? [];
const repair = proposed.find((fix) => !candidates.every((one) => one.fixes?.includes(fix)));
const fix = healthy || repair === undefined ? fixes.find(({ id }) => id === 'do-nothing')?.id : repair;
const where = !healthy && places.some(({ id }) => id === place) ? place : 'whole-run';
const rationale = `${[...votes].map(([id, weight]) => `${id} ${weight}`).join(', ')}; ${cause} ${certainty.toFixed(2)}`;
say({ type: 'answer', causes, onset, where, fix: fix ?? null, rationale: rationale.slice(0, 2000) });
process.exit(0);
