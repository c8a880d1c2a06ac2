import uPlot from 'uplot';
import type { Dashboard } from '../../../src/charts/compile.js';
import { axisSignals, createView, draw, type View } from '../../../src/web/chart/runtime.js';
import { stepData } from '../../../src/web/chart/step-data.js';
import { type StepLines, stepLines } from '../../../src/web/chart/step-lines.js';
import { createXAxis } from '../../../src/web/series/x-axis.js';

/**
 * The product's panels beside uPlot on the same data in the same page under the same policy, in turn. Everything between
 * the numbers of a run and its pixels is counted: for ours decimation, value axis, dataflow and raster.
 */
const PANELS = 12;
const STEPS = 3000;
const WIDTH = 440;
const HEIGHT = 140;
const ROUNDS = 9;
const axis = createXAxis('step', { unit: 'tokens', perStep: 1, firstStep: 0 }, new Float64Array(STEPS).fill(1));

interface Times {
  readonly draw: number;
  readonly zoom: number;
}

/** A decaying noisy line with a spike, another one a panel. */
function series(panel: number): StepLines {
  let state = panel + 1;
  const run = Float64Array.from({ length: STEPS }, (_, i) => {
    state = (state * 16807) % 2147483647;
    return 2 + 3 * Math.exp(-i / 600) + 0.3 * (state / 2147483647) + (i === 1700 ? 2 : 0);
  });
  return stepLines({ kind: 'step', run, reference: null, twin: null }, 0);
}

const lines = Array.from({ length: PANELS }, (_, panel) => series(panel));
const steps = Float64Array.from({ length: STEPS }, (_, i) => i);
const zooms = Array.from({ length: 8 }, (_, i) => [100 * i, 100 * i + 900] as const);

function places(): HTMLElement[] {
  document.body.replaceChildren(...Array.from({ length: PANELS }, () => document.createElement('div')));
  return [...document.body.children] as HTMLElement[];
}

async function ours(spec: Dashboard['charts']['step']['linear']): Promise<Times> {
  const elements = places();
  const show = (view: View, panel: number, from: number, to: number) => {
    const frame = { axis, width: WIDTH, height: HEIGHT, scale: 'linear', headroom: 0 } as const;
    const data = stepData(lines[panel]!, { from, to, hidden: new Set() }, frame);
    const sets = { ...data.sets, marks: [], interval: [] };
    const signals = { ...axisSignals(axis, from, to), yFormat: '~r' };
    return draw(view, { width: WIDTH, height: HEIGHT }, { ...data, sets }, signals);
  };
  const before = performance.now();
  const views = elements.map((element) => createView(spec, element));
  await Promise.all(views.map((view, panel) => show(view, panel, 0, STEPS - 1)));
  const drawn = performance.now();
  for (const [from, to] of zooms) await Promise.all(views.map((view, panel) => show(view, panel, from, to)));
  const zoomed = performance.now();
  for (const view of views) view.finalize();
  return { draw: drawn - before, zoom: (zoomed - drawn) / zooms.length };
}

async function theirs(): Promise<Times> {
  const elements = places();
  const before = performance.now();
  const plots = elements.map(
    (element, panel) =>
      new uPlot(
        { width: WIDTH + 68, height: HEIGHT + 28, scales: { x: { time: false } }, series: [{}, { stroke: 'blue' }] },
        [steps, lines[panel]!.run],
        element,
      ),
  );
  // uPlot draws at the end of the current task.
  await Promise.resolve();
  const drawn = performance.now();
  for (const [min, max] of zooms) {
    for (const plot of plots) plot.setScale('x', { min, max });
    await Promise.resolve();
  }
  const zoomed = performance.now();
  for (const plot of plots) plot.destroy();
  return { draw: drawn - before, zoom: (zoomed - drawn) / zooms.length };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function measure(): Promise<object> {
  const { charts } = (await (await fetch('./charts.json')).json()) as Dashboard;
  const rounds: { ours: Times; theirs: Times }[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    // A new object each round: a page that is opened has not parsed its charts yet.
    const spec = structuredClone(charts.step.linear);
    const pair = { ours: await ours(spec), theirs: await theirs() };
    if (round >= 0) rounds.push(pair);
  }
  return {
    drawMs: median(rounds.map((round) => round.ours.draw)),
    zoomMs: median(rounds.map((round) => round.ours.zoom)),
    drawRatio: median(rounds.map((round) => round.ours.draw / round.theirs.draw)),
    zoomRatio: median(rounds.map((round) => round.ours.zoom / round.theirs.zoom)),
  };
}

document.title = JSON.stringify(await measure().catch((error: unknown) => ({ error: String(error) })));
