import { createDiagnostician } from '../../src/diagnose/diagnostician.js';
import { loadFeatures } from '../../src/diagnose/load-features.js';
import { parseModel } from '../../src/diagnose/model.js';
import { createLikelihoods } from '../../src/puzzle/investigation/likelihoods.js';
import type { Knowledge } from '../../src/server/diagnose/diagnose-upload.js';

const FEATURES = ['train-loss/shift-0', 'train-loss/shift-20', 'gradient-norm/shift-0'];
const CAUSES = ['healthy', 'lr-spike', 'label-noise'];

const head = (panels: readonly string[], features: readonly number[], weights: readonly (readonly number[])[]) => ({
  scenario: null,
  panels,
  causes: CAUSES,
  features,
  scales: features.map(() => ({ centre: 0, unit: 0.05 })),
  bias: CAUSES.map(() => 0),
  // Of each feature the number itself and what exceeds the knees; only the number is weighed.
  weights: weights.map((row) => row.flatMap((weight) => [weight, 0, 0])),
  surprises: Array.from({ length: 12 }, (_, i) => i * 4),
  controls: features.map(() => 1),
  means: features.map(() => 0),
  deviations: features.map(() => 1),
});

/** A diagnostician with three causes, two panels and weights by hand: what is tested is what is made of its answers. */
export async function smallKnowledge(): Promise<Knowledge> {
  const features = await loadFeatures();
  const model = parseModel(
    {
      format: 'lossleuth-diagnostician',
      version: 1,
      generator: 'by hand',
      fromStart: [],
      onset: { weights: { 'train-loss/1': [1, 1, 1], 'train-loss/4': [1, 1, 1] }, position: [0, 0], sharpness: 1 },
      features: FEATURES,
      heads: [
        head(['train-loss'], [0, 1], [[-1, -1], [1.5, -0.5], [0, 1]]), // biome-ignore format: a row a line says no more
        head(['train-loss', 'gradient-norm'], [0, 1, 2], [[-1, -1, -0.5], [1.5, -0.5, 1], [0, 1, -0.2]]), // biome-ignore format: as above
      ],
      tiers: {},
    },
    'a test',
  );
  const causes = new Map(
    CAUSES.map((id) => [id, { name: NAMES[id]!, summary: `What ${NAMES[id]} is.`, remedy: 'None.' }]),
  );
  const likelihoods = createLikelihoods({ format: 'lossleuth-probe-likelihoods', generator: '', probes: {} }, []);
  return { diagnostician: createDiagnostician(model, features), features, causes, probes: [], likelihoods };
}

const NAMES: Readonly<Record<string, string>> = {
  healthy: 'Healthy run',
  'lr-spike': 'Learning-rate spike',
  'label-noise': 'Label noise',
};

/** A run as text: a loss that falls, and jumps at a step. */
export function csvOf(rows: number, jump: number, columns: readonly string[] = ['train-loss', 'grad_norm']): string {
  const noise = (i: number) => 0.02 * Math.sin(i * 12.9898) * Math.cos(i * 78.233);
  const lines = Array.from({ length: rows }, (_, i) => {
    const lift = i >= jump ? 1.2 * Math.exp(-(i - jump) / 40) : 0;
    const values = [3 - Math.log(1 + i / 50) * 0.3 + noise(i) + lift, 1 + 5 * noise(i + 7) + 4 * lift];
    return [i, ...columns.map((_, column) => values[column]!.toFixed(5))].join(',');
  });
  return `${['step', ...columns].join(',')}\n${lines.join('\n')}\n`;
}
