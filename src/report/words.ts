import { UNLIKE } from '../diagnose/diagnosis.js';
import { panelsOf } from '../diagnose/panels.js';
import { counted, countText, percentText } from './numbers.js';
import { MOST_CAUSES, nameOf, type Report } from './report.js';
import type { Versus } from './versus.js';

/** Sentences that the terminal and the page share. */

/** How much was read: `3,000 rows, steps 0 to 2,999; 8 panels, all weighed.` */
export function readText({ observation, diagnosis }: Report): string {
  const { steps } = observation;
  const panels = panelsOf(observation).length;
  const weighed = panels - diagnosis.unused.length;
  const share = weighed === panels ? 'all weighed' : `${countText(weighed)} of them weighed`;
  return (
    `${counted(steps.length, 'row')}, steps ${countText(steps[0] ?? 0)} to ${countText(steps.at(-1) ?? 0)}; ` +
    `${counted(panels, 'panel')}, ${share}`
  );
}

/** Where it began, if anything did. */
export function onsetText({ diagnosis: { onset } }: Report): string {
  if (onset.interval === null) return 'none: the likeliest answer is that nothing is wrong';
  if (onset.fromStart) return `from the first step on (step ${countText(onset.interval[0])})`;
  const [from, to] = onset.interval;
  if (from === to) return `step ${countText(from)}`;
  return `between steps ${countText(from)} and ${countText(to)} with 80 % probability, likeliest ${countText(onset.step)}`;
}

/** The causes that are not listed one by one, in a line; null where there are none. */
export function restText({ diagnosis: { causes } }: Report): string | null {
  const rest = causes.slice(MOST_CAUSES);
  if (rest.length === 0) return null;
  const share = percentText(rest.reduce((sum, { probability }) => sum + probability, 0));
  return rest.length === 1 ? `1 other cause has ${share}` : `${countText(rest.length)} other causes share ${share}`;
}

/** How usual the run is among the simulated ones. */
export function typicalityText({ diagnosis: { typicality, unlike } }: Report): string {
  if (!unlike) return `${percentText(typicality)} of the simulated runs are at least as unusual as this one.`;
  return (
    `Fewer than ${percentText(UNLIKE)} of the simulated runs are as unusual as this one: take the ranking as a hint, ` +
    'and do not rely on the probabilities.'
  );
}

/** What the weights are of: `Learning-rate spike rather than Healthy run`. */
export const versusText = (report: Report, { cause, other }: Versus): string =>
  `${nameOf(report, cause)} rather than ${nameOf(report, other)}`;

/** What was not logged and would have helped, a line each, and what else was not logged. */
export function missingText(report: Report): { readonly telling: readonly MissingLine[]; readonly rest: MissingRest } {
  const leading = report.diagnosis.causes[0]!.id;
  const telling = report.missing.filter(({ from }) => from !== null).slice(0, MOST_MISSING);
  const lines = telling.map(({ panel, from, nats }) => ({
    panel,
    text: `usually ${nats.toFixed(1)} nats between ${nameOf(report, leading)} and ${nameOf(report, from!)}`,
  }));
  const told = new Set(telling.map(({ panel }) => panel));
  return { telling: lines, rest: report.missing.map(({ panel }) => panel).filter((panel) => !told.has(panel)) };
}

type MissingRest = readonly Report['missing'][number]['panel'][];

interface MissingLine {
  readonly panel: MissingRest[number];
  readonly text: string;
}

/** Missing panels that are explained. */
const MOST_MISSING = 3;
