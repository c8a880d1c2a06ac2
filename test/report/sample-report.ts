import type { Diagnosis } from '../../src/diagnose/diagnosis.js';
import type { Observation } from '../../src/diagnose/observation.js';
import type { Report } from '../../src/report/report.js';

/** A file whose names try everything. */
export const HOSTILE = '<script>alert(1)</script>"\'&<img src=https://example.org/x onerror=alert(1)>\u001b[31m\u202e';

const STEPS = 4000;
const STEP = 10;

/** A run that spikes at step 20,010 for one row, loses its gradient norm from 30,000 on and is evaluated on two slices. */
function observation(): Observation {
  const steps = Float64Array.from({ length: STEPS }, (_, i) => i * STEP);
  const loss = steps.map((_, i) => 2 + 3 * Math.exp(-i / 500) + 0.05 * Math.sin(i * 12.9898));
  loss[2001] = 9;
  const norm = steps.map((_, i) => (i >= 3000 ? Number.NaN : 1 + 0.1 * Math.sin(i * 78.233)));
  const evaluated = Float64Array.from({ length: 20 }, (_, k) => k * 2000);
  return {
    steps,
    series: { 'train-loss': loss, 'gradient-norm': norm },
    evaluations: {
      steps: evaluated,
      slices: ['web', HOSTILE],
      sizes: [null, null],
      metrics: { loss: [evaluated.map((_, k) => 3 - 0.05 * k), evaluated.map((_, k) => 4 - 0.05 * k)] },
    },
  };
}

const CAUSES = ['lr-spike', 'healthy', 'dead-units', 'label-noise', 'dead-rank', 'stale-rank', 'mix-shift'];

function diagnosis(): Diagnosis {
  const prior = Object.fromEntries(CAUSES.map((id) => [id, id === 'healthy' ? 0.4 : 0.1]));
  const weights = (of: (index: number) => number) => Object.fromEntries(CAUSES.map((id, i) => [id, of(i)]));
  const evidence = [
    { panel: 'train-loss' as const, weights: weights((i) => 4 - i) },
    { panel: 'gradient-norm' as const, weights: weights((i) => (i === 1 ? 0.5 : 0)) },
    { panel: 'slice-loss' as const, weights: weights((i) => (i === 0 ? 2.25 : 0)) },
  ];
  const scores = CAUSES.map((id) => prior[id]! * Math.exp(evidence.reduce((sum, one) => sum + one.weights[id]!, 0)));
  const total = scores.reduce((sum, score) => sum + score, 0);
  return {
    causes: CAUSES.map((id, i) => ({ id, probability: scores[i]! / total })),
    prior,
    onset: { interval: [20_000, 20_040], step: 20_010, fromStart: false },
    evidence,
    unused: [],
    missing: ['weight-norm', 'clip-factor'],
    typicality: 0.4321,
    unlike: false,
  };
}

export function sampleReport(change: Partial<Diagnosis> = {}): Report {
  return {
    source: `${HOSTILE}.csv`,
    format: 'CSV',
    notes: [`Not used: ${HOSTILE}.`],
    nextProbe: { id: 'label-audit', name: HOSTILE, question: `${HOSTILE}?`, bits: 0.81 },
    observation: observation(),
    diagnosis: { ...diagnosis(), ...change },
    causes: new Map([
      ['lr-spike', { name: 'Learning-rate spike', summary: 'What is changed.', remedy: 'What repairs it.' }],
      ['healthy', { name: 'Healthy run', summary: 'Nothing.', remedy: 'Nothing.' }],
    ]),
    missing: [
      { panel: 'weight-norm', from: 'dead-units', nats: 2.34 },
      { panel: 'clip-factor', from: null, nats: 0 },
    ],
  };
}
