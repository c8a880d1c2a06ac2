import { tally } from './cells.js';
import type { IncidentFigure } from './incidents.js';
import type { Parts } from './parts.js';
import type { Picture } from './pictures.js';
import { type Scored, type Summary, worstCells } from './summary.js';
import { cellOf, number, percent, table } from './tables.js';

/** The sections of docs/validation.md after the summary. */

export function signaturePart({ signatures }: Parts, summary: Summary): string {
  const rows = signatures.map(({ name, catalogueId, reason, cells }) => {
    const { moved, covered, sign, sized, factor2 } = tally(cells);
    return [
      name,
      catalogueId,
      String(moved),
      String(covered),
      percent(sign, covered),
      percent(factor2, sized),
      reason ?? '',
    ];
  });
  const faults = [...new Set(signatures.map(({ model, catalogueId }) => `${model} ${catalogueId}`))].map((key) => {
    const cells = signatures
      .filter(({ model, catalogueId }) => `${model} ${catalogueId}` === key)
      .flatMap((entry) => entry.cells);
    const { moved, covered, sign, sized, factor2 } = tally(cells);
    return { covered, row: [key, String(moved), String(covered), percent(sign, covered), percent(factor2, sized)] };
  });
  const worst = worstCells(signatures, 10).map(({ signature, cell, verdict }: Scored) => [
    signature.name,
    cell.effect.replace('|', ', '),
    cell.windowName,
    cellOf(cell.ratio, cell.real, cell.spread),
    cellOf(cell.ratio, cell.ours!.mean, cell.ours!.spread),
    verdict.sign ? 'same' : 'opposite',
    reasonOf(signature.catalogueId, cell.effect),
  ]);
  return `## (a) Signatures

The effect of a fault over its paired control, recorded and simulated at the recorded dose. Definitions, found out from the
recordings and tested against them: windows of steps [0, 10), [10, 50) and [50, 200) from the onset and the last 101 steps;
evaluations are the first one at least 1, 60 and 200 steps after the onset and the final one (of ours, those nearest to
them); \`aff\` is the affected slice, \`other\` the mean of all others; losses, accuracies, ECE and confidences are
differences of means; norms, ratios and spreads are ratios of means; the peaks are of the first 100 steps, of the norm the ratio of the two maxima, of the loss the greatest
paired difference. The spread is the deviation over the recorded seeds (n − 1). A cell is *scored* when the recorded effect
exceeds twice its spread, and *visible* when it is also at least 1 % or .01. Factor of 2 is taken of differences and of
logarithms of ratios. Where a recorded dose is a mode without a size, only the sign counts. In recordings of data faults the
batches themselves differ from the control's, so their peaks hold batch noise that our twins share. Label smoothing,
which some controls have, is no fault of the catalogue and defined in \`test/validate/causes\`; dropout in training, which a
control and its faulty run share, is left out of both of ours.

### By fault

${table(
  ['fault', 'scored', 'covered', 'sign', 'factor 2'],
  faults.filter(({ covered }) => covered > 0).map(({ row }) => row),
)}

### Furthest off

${table(['signature', 'effect', 'window', 'recorded', 'ours', 'sign', 'reason'], worst)}

### Not covered

${table(
  ['reason', 'scored cells'],
  Object.entries(summary.uncovered).map(([reason, count]) => [reason, String(count)]),
)}

### Every signature

${table(['signature', 'cause', 'scored', 'covered', 'sign', 'factor 2', 'reason'], rows)}`;
}

/** Recorded faults after which the loader drew other batches than the control's. */
const REDRAWN: ReadonlySet<string> = new Set([
  'mix-shift',
  'mix-contamination',
  'benign-mix-change',
  'duplicate-shard',
  'unshuffled-data',
  'eval-contamination',
  'benign-batch-change',
]);

/** Why a cell is off, where the cause is how it was recorded. */
const reasonOf = (cause: string, effect: string): string =>
  effect === 'loss_peak' && REDRAWN.has(cause) ? 'recorded batches are not the control’s: a peak of their noise' : '';

export function lawPart({ laws }: Parts): string {
  const rows = laws.map((row) => [
    String(row.number),
    row.cites,
    row.text,
    row.scenario,
    row.measured === null ? '' : `${number(row.measured[0])} to ${number(row.measured[1])}`,
    row.ours === null
      ? ''
      : `${number(row.ours.value)} (${number(row.ours.low)} to ${number(row.ours.high)}, n ${row.ours.runs})`,
    row.verdict,
    row.reason,
  ]);
  return `## (b) Laws

Ours is the median over runs with the 5th and 95th percentile; of rates of rare events, the mean with its 90 % interval.
A law is inside when that median or mean lies in the measured interval, with no room for sampling error. Where the source
gives a range, that is the interval; where it gives one figure, its rounding, or what the source says of its own error, and
else ± 4 % (c6, the step after a spike), ± 10 to 25 % (h2). Of the recorded controls it is the mean ± 2 deviations.

${table(['', 'line', 'law', 'scenario', 'measured', 'ours', '', 'reason'], rows)}`;
}

export function texturePart({ textures }: Parts): string {
  const rows = textures.map(({ name, features, real, simulated, area, furthest, reason }) => [
    name,
    String(features),
    `${real} / ${simulated}`,
    area === null ? '' : `${number(area.value)} (${number(area.low)} to ${number(area.high)})`,
    furthest.map((entry) => `${entry.name} ${number(entry.real)} / ${number(entry.simulated)}`).join('; '),
    reason,
  ]);
  return `## (c) Two-sample test

Logistic regression (ridge, both classes of equal weight) on statistics of the detrended loss and log gradient norm of
healthy traces, scored on folds it was not fitted on; a fold is a data order. The interval is a bootstrap over traces; it
does not know that traces of one data order go together, so it is too narrow. Ten statistics: deviation, skew, kurtosis,
autocorrelation at 1, 2, 5 and 10 and outlier share of the loss, correlation with the norm, share of norms above 1.5 ×.
Fourteen: also deviation and autocorrelation at 1, 2 and 5 of the log norm.

${table(['traces', 'statistics', 'real / simulated', 'area', 'furthest apart (medians, real / simulated)', 'note'], rows)}`;
}

export function incidentPart({ incidents }: Parts): string {
  const rows = incidents.flatMap(({ incident, name, status, figures, orders }) => {
    const compared = [
      ...figures.map((figure) => [
        figure.quantity,
        number(figure.documented),
        figure.ours === null ? '' : spanOf(figure.ours),
        figure.agrees === null ? '' : closenessOf(figure.agrees, figure),
        figure.reason,
      ]),
      ...orders.map(({ event, held, runs, agrees, reason }) => [
        event,
        'so',
        held === null ? '' : `${held} of ${runs}`,
        agrees === null ? '' : agrees ? 'same' : 'other',
        reason,
      ]),
    ];
    return compared.map((cells, i) => [...(i === 0 ? [String(incident), name, status] : ['', '', '']), ...cells]);
  });
  const replays = incidents.map(({ incident, setting, cause }) => [String(incident), setting, cause]);
  return `## (d) Incidents

Documented numbers and orders of events beside a replay, in which a cause acts on a scenario and everything else
follows. Ours is the median over seeds, with the lowest and the highest. A number is of the right order within a factor
of √10; where a formula gives it, it must be closer. An order of events is the same when it is in more than half of the
runs.

${table(['', 'incident', 'status', 'number or order of events', 'documented', 'ours', '', 'reason'], rows)}

### How each is replayed

${table(['', 'scenario', 'cause'], replays)}`;
}

function spanOf({ value, low, high }: NonNullable<IncidentFigure['ours']>): string {
  const [from, to] = [number(low), number(high)];
  return from === to ? number(value) : `${number(value)} (${from} to ${to})`;
}

function closenessOf(agrees: boolean, { documented, within }: IncidentFigure): string {
  if (documented === 0) return agrees ? 'equal' : 'not equal';
  return within === null
    ? `${agrees ? 'right' : 'wrong'} order`
    : `${agrees ? 'within' : 'beyond'} × ${number(within)}`;
}

export function picturePart(pictures: readonly Picture[]): string {
  const shown = pictures.map(({ file, caption }) => `![${caption}](images/${file})\n\n*${caption}*`);
  return `## Pictures

One recorded run and one simulated run at the same dose, beside their controls; a row has one scale.

${shown.join('\n\n')}`;
}
