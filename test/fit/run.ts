import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../src/catalogue.js';
import { readDataFiles } from '../../src/data-files.js';
import { fitModel } from '../../src/diagnose/fit/fit.js';
import { fitOnset } from '../../src/diagnose/fit/fit-onset.js';
import { MODEL_FILE } from '../../src/diagnose/load-diagnostician.js';
import { loadFeatures } from '../../src/diagnose/load-features.js';
import { GENERATOR } from '../../src/pack/format.js';
import { root } from '../helpers/runs.js';
import { drawRuns, fitHeads } from './workers.js';

/**
 * Fits the diagnostician on simulated runs alone and writes scenarios/diagnostician.json: the same bytes from the same seed.
 * `npm run fit -- SEED SHARE`: a share below 1 draws fewer runs, for trying things out.
 */
const [, , seed = 'diagnostician', share = '1'] = process.argv;
const ONSET_RUNS = 1000;
const VARIED_RUNS = 8000;
const PLAYED_RUNS = 2000;

const { all: faults } = await loadCatalogue();
const { recipes } = readDataFiles(root);
const features = [...(await loadFeatures()).values()];
const names = (kind: string, count: number) =>
  Array.from({ length: Math.round(count * Number(share)) }, (_, i) => `${seed} ${kind} ${i}`);
const began = performance.now();
const note = (text: string) =>
  process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
const draw = (kind: string, count: number, rest: Omit<Parameters<typeof drawRuns>[1], 'names'>) =>
  drawRuns(names(kind, count), rest, (done) => done % 1000 === 0 && note(`${kind}: ${done} runs`));

const forOnset = await draw('onset', ONSET_RUNS, { varied: true, only: null, onset: null });
const onset = fitOnset(forOnset.map((run) => run.onset).filter((samples) => samples !== null));
note('onset fitted');
const varied = await draw('varied', VARIED_RUNS, { varied: true, only: null, onset });
const played = new Map<string, typeof varied>();
for (const id of [
  ...new Set(recipes.filter(({ recorded }) => recorded === undefined).flatMap((recipe) => recipe.scenarios)),
].sort())
  played.set(id, await draw(id, PLAYED_RUNS, { varied: false, only: id, onset }));
const fromStart = faults
  .filter(({ onsetShare, meta }) => onsetShare === null && meta.family !== 'control')
  .map(({ meta }) => meta.id);
const data = { generator: GENERATOR, features, onset, varied, played, fromStart };
const model = await fitModel(data, fitHeads, note);
const text = `${JSON.stringify(model)}\n`;
writeFileSync(join(root, MODEL_FILE), text);
note(`${MODEL_FILE}: ${(text.length / 1024).toFixed(0)} KB`);
