import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { secretOfSeed } from '../../dist/core/rng.js';
import { readDataFiles } from '../../dist/data-files.js';
import { simulate } from '../../dist/run/simulate.js';
import { measureHeapGrowth } from './heap.mjs';
import { kernel } from './kernel.mjs';
import { lineText, measureLinearity } from './linearity.mjs';
import { measurePuzzles } from './puzzles.mjs';

/**
 * `npm run bench`: measures the built product, as Node runs it, and writes docs/benchmarks.md. Ratios are taken within
 * one run, engine and kernel in turn, so that a slow machine slows both. Plain JavaScript: a loader between Node and the
 * product would be measured with it.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const files = readDataFiles(root);
const base = files.scenario('llm-pretrain-7b');

/** Milliseconds that `work` takes. */
function cost(work) {
  const before = performance.now();
  work();
  return performance.now() - before;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The reference run of the engine's requirements: 2,000 steps, 64 modes, 5 domains, 40 evaluations. */
function reference(steps, modes) {
  const { window, spectrum, evaluation } = base;
  return {
    ...base,
    window: { ...window, steps },
    schedule: { ...base.schedule, totalSteps: 20 * window.steps + steps + window.firstStep },
    spectrum: { ...spectrum, modes },
    evaluation: { ...evaluation, every: Math.ceil(steps / 40) },
  };
}

function timeRuns(steps, modes, rounds) {
  const scenario = reference(steps, modes);
  const engines = [];
  const ratios = [];
  const burnIn = 150;
  for (let round = -8; round < rounds; round++) {
    const secret = secretOfSeed(String(round));
    const engine = cost(() => simulate({ scenario, injections: [], secret }));
    const bare = cost(() => kernel(steps + burnIn, modes, secret));
    if (round < 0) continue;
    engines.push(engine);
    ratios.push(engine / bare);
  }
  return { engine: median(engines), ratio: median(ratios) };
}

const main = timeRuns(2000, 64, 60);

/** Milliseconds of a healthy run; the scenario of a size is made once, as a user's is. */
function runsOf(scenarioOf) {
  const scenarios = new Map();
  return (size, round) => {
    const scenario = scenarios.get(size) ?? scenarioOf(size);
    scenarios.set(size, scenario);
    return cost(() => simulate({ scenario, injections: [], secret: secretOfSeed(String(round)) }));
  };
}
const LINEAR_ROUNDS = 40;
const bySteps = measureLinearity(
  [500, 1000, 2000, 4000, 8000],
  runsOf((steps) => reference(steps, 64)),
  LINEAR_ROUNDS,
);
const byModes = measureLinearity(
  [32, 64, 128, 256],
  runsOf((modes) => reference(2000, modes)),
  LINEAR_ROUNDS,
);

const heapRuns = 300;
const referenceRun = reference(2000, 64);
const heapGrowth = measureHeapGrowth(
  (round) => simulate({ scenario: referenceRun, injections: [], secret: secretOfSeed(String(round)) }),
  heapRuns,
);

const puzzles = 60;
const made = await measurePuzzles(root, files, puzzles);

const assets = join(root, 'dist', 'client', 'assets');
const script = readdirSync(assets)
  .filter((file) => file.endsWith('.js'))
  .reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file))).length, 0);

const browser = JSON.parse(
  execFileSync(process.execPath, ['--import', 'tsx', join(root, 'test', 'bench', 'browser.ts')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }),
);
const { charts, page } = browser;

const row = (cells) => `| ${cells.join(' | ')} |`;
const lines = (size, other, fit) => `| ${size}, runs ${other} | ms | on the line | residual |
| --- | --- | --- | --- |
${fit.points
  .map(({ size: at, time, fitted }) =>
    row([
      at.toLocaleString('en'),
      time.toFixed(2),
      fitted.toFixed(2),
      `${(100 * (time / fitted - 1)).toFixed(1).replace('-', '−')} %`,
    ]),
  )
  .join('\n')}

Time = ${lineText(fit, size)}.`;
const text = `# Benchmarks

Written by \`npm run bench\` (Node ${process.versions.node}, one core, medians). Ratios are to the minimal kernel in
test/bench/kernel.mjs, measured in turn with the engine; read differences below 10 % as noise. The engine carries mean and
covariance of every direction, six numbers a mode where the kernel has three, and draws as many normals: when the generator
became twice as fast, both did, and the ratio rose. Twice the kernel is not reached.

| what | measured | required |
| --- | --- | --- |
${row(['reference run (2,000 steps, 64 modes, 5 domains, 40 evaluations)', `${main.engine.toFixed(1)} ms`, '–'])}
${row(['reference run ÷ minimal kernel', main.ratio.toFixed(2), '≤ 2'])}
${row([`memory left behind by a run, after ${heapRuns} runs (heap and buffers, garbage collected)`, `${heapGrowth.toFixed(0)} bytes`, '~ 0'])}
${row([`puzzles a second (recipe mixed, ${puzzles} puzzles), every fix simulated`, made.perSecond.toFixed(1), '–'])}
${row(['certificate of a puzzle', `${made.certificate.toFixed(0)} ms`, '≤ 100 ms'])}
${row([`reading of a probe, 95th percentile of ${made.readings.toLocaleString('en')}`, `${made.reading.toFixed(0)} ms`, '≤ 300 ms'])}

In the browser (headless Chromium, software raster, the built product under its content-security policy). uPlot 1.6.32 is the
yardstick, in the same page on the same data: 12 panels of 3,000 points, everything between numbers and canvas counted.

| what | measured | required |
| --- | --- | --- |
${row(['12 panels of 3,000 points: drawing', `${charts.drawMs.toFixed(0)} ms`, '–'])}
${row(['drawing ÷ uPlot', charts.drawRatio.toFixed(1), '≤ 5'])}
${row(['zooming all 12', `${charts.zoomMs.toFixed(1)} ms`, '–'])}
${row(['zooming ÷ uPlot', charts.zoomRatio.toFixed(1), '≤ 4'])}
${row(['cold navigation to a puzzle that can be answered', `${page.coldMs.toFixed(0)} ms`, '≤ 1,200 ms'])}
${row(['next puzzle', `${page.nextMs.toFixed(0)} ms`, '≤ 400 ms'])}
${row(['frames a second while dragging a brush', page.framesPerSecond.toFixed(0), '≥ 50'])}
${row(['frames of it that took over 1/50 s', `${(100 * page.slowFrames).toFixed(0)} %`, '–'])}
${row(['used heap after 20 puzzles', `${page.heapAfter20.toFixed(1)} MB`, '–'])}
${row(['used heap after 120 puzzles', `${page.heapAfter120.toFixed(1)} MB`, 'flat'])}
${row(['JavaScript, gzipped', `${(script / 1024).toFixed(0)} KB`, '≤ 190 KB'])}

Whether the engine's cost grows linearly: least squares through the fastest of ${LINEAR_ROUNDS} runs of each size, the sizes in
turn; a residual is relative to the line.

${lines('steps', 'of 64 modes', bySteps)}

${lines('modes', 'of 2,000 steps', byModes)}
`;
writeFileSync(join(root, 'docs', 'benchmarks.md'), text);
process.stdout.write(text);
