import { tally } from './cells.js';
import type { Parts } from './parts.js';
import type { Picture } from './pictures.js';
import { incidentPart, lawPart, picturePart, signaturePart, texturePart } from './report-parts.js';
import { type Summary, scoredCells, summarise } from './summary.js';
import { number, percent, table } from './tables.js';
import { type Reading, readingPart, readingRows } from './transfer-part.js';

/** The page and the file for programs. Everything in them is computed from the parts; no date, no machine. */
export interface Report {
  readonly page: string;
  readonly json: string;
}

/** @param reading null: the diagnostician is left out */
export function writeReport(parts: Parts, pictures: readonly Picture[], reading: Reading | null = null): Report {
  const summary = summarise(parts);
  return {
    page: pageOf(parts, summary, pictures, reading),
    json: `${JSON.stringify(jsonOf(parts, summary, reading), rounded, 1)}\n`,
  };
}

const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;

function jsonOf(
  { seeds, signatures, laws, textures, incidents }: Parts,
  summary: Summary,
  reading: Reading | null,
): unknown {
  return {
    seeds,
    summary,
    signatures: signatures.map((signature) => ({
      name: signature.name,
      catalogueId: signature.catalogueId,
      reason: signature.reason,
      ...tally(signature.cells),
      cells: scoredCells(signature).map(({ cell, verdict }) => [
        `${cell.effect} ${cell.windowName}`,
        cell.real,
        cell.spread,
        cell.ours!.mean,
        cell.ours!.spread,
        verdict.sign,
        verdict.factor2,
      ]),
    })),
    laws,
    textures,
    incidents,
    ...(reading && { diagnostician: reading }),
  };
}

function pageOf(parts: Parts, summary: Summary, pictures: readonly Picture[], reading: Reading | null): string {
  return `${[
    head(parts, summary, reading),
    signaturePart(parts, summary),
    lawPart(parts),
    texturePart(parts),
    incidentPart(parts),
    ...(reading === null ? [] : [readingPart(reading)]),
    picturePart(pictures),
  ].join('\n\n')}\n`;
}

function head(
  { textures, seeds }: Parts,
  { signatures, visible, laws, incidents }: Summary,
  reading: Reading | null,
): string {
  const areas = textures.map(
    ({ name, features, area, reason }) =>
      `${name}, ${features} statistics: ${area === null ? reason : `${number(area.value)} [${number(area.low)}, ${number(area.high)}]`}`,
  );
  return `# Validation

Written by \`npm run validate\`: every figure is of that run, with fixed seeds, and failures stay in the tables. The
recorded and published series are in \`test/reference\`, the laws in [measurements.md](measurements.md), the equations in
[engine.md](engine.md). The figures for programs are in [validation.json](validation.json).

${table(
  ['', 'result'],
  [
    [
      '(a) sign of the recorded effects',
      `${percent(signatures.sign, signatures.covered)} of ${signatures.covered} covered cells (visible ones: ${percent(visible.sign, visible.covered)} of ${visible.covered})`,
    ],
    [
      '(a) within a factor of 2',
      `${percent(signatures.factor2, signatures.sized)} of ${signatures.sized} (visible ones: ${percent(visible.factor2, visible.sized)} of ${visible.sized})`,
    ],
    [
      '(a) covered',
      `${signatures.covered} of ${signatures.moved} scored cells (${percent(signatures.covered, signatures.moved)})`,
    ],
    [
      '(b) laws inside the measured interval',
      `${laws.inside} of ${laws.judged} judged; ${laws.all - laws.judged} of ${laws.all} cannot be judged yet`,
    ],
    ['(c) area under the curve, .5 = cannot be told apart', areas.join('<br>')],
    [
      '(d) incidents',
      `${incidents.replayed} of ${incidents.all} replayed; ${incidents.agreeing} of ${incidents.figures} numbers right, ${incidents.set} of them by construction; ${incidents.sameOrder} of ${incidents.orders} orders of events the same`,
    ],
    ...(reading === null ? [] : readingRows(reading)),
  ],
)}

Seeds: ${seeds.signatures} a signature, ${seeds.laws} a law, ${seeds.textures} a texture, ${seeds.incidents} an incident.`;
}
