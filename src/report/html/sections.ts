import { percentText, weightText } from '../numbers.js';
import { PANEL_NAMES } from '../panel-names.js';
import { MOST_CAUSES, nameOf, type Report } from '../report.js';
import { toldPanels, type Versus } from '../versus.js';
import { missingText, restText, typicalityText, versusText } from '../words.js';
import { html, type Markup } from './markup.js';

/** A warning where the run is unlike the simulated ones. */
export function unlikeSection(report: Report): Markup | null {
  if (!report.diagnosis.unlike) return null;
  return html`<div class="unlike" role="note"><strong>Unlike anything simulated.</strong> ${typicalityText(report)}</div>`;
}

export function causesSection(report: Report): Markup {
  const { causes, unlike } = report.diagnosis;
  const rows = causes.slice(0, MOST_CAUSES).map(
    ({ id, probability }, i) =>
      html`<tr class="${i === 0 ? 'first' : 'other'}"><th scope="row">${nameOf(report, id)}</th><td class="number">${percentText(probability)}</td><td class="bar">${bar(0, probability, 'for')}</td></tr>
`,
  );
  const rest = restText(report);
  return html`<table>
<caption>Probability of each cause, the likeliest first</caption>
<thead><tr><th scope="col">Cause</th><th scope="col" class="number">Probability</th><td></td></tr></thead>
<tbody>
${rows}</tbody>
</table>
${rest === null ? null : html`<p class="muted">${rest}</p>`}
${report.nextProbe === null ? null : html`<p>Next: <strong>${report.nextProbe.name}</strong> – ${report.nextProbe.question}</p>`}
${unlike ? null : html`<p class="muted">Typicality: ${typicalityText(report)}</p>`}`;
}

export function evidenceSection(report: Report, versus: Versus): Markup {
  const most = Math.max(1, Math.abs(versus.prior), ...versus.panels.map(({ weight }) => Math.abs(weight)));
  const row = (name: string, weight: number): Markup =>
    html`<tr><th scope="row">${name}</th><td class="number">${weightText(weight)}</td><td class="bar">${diverging(weight / most)}</td></tr>
`;
  return html`<h2>Why ${versusText(report, versus)}</h2>
<div class="sheet"><table>
<caption>Weight of evidence in nats (log-odds): above zero for ${nameOf(report, versus.cause)}, below for ${nameOf(report, versus.other)}</caption>
<thead><tr><th scope="col">Panel</th><th scope="col" class="number">Nats</th><td></td></tr></thead>
<tbody>
${toldPanels(versus).map(({ panel, weight }) => row(PANEL_NAMES[panel], weight))}${row('Prior', versus.prior)}</tbody>
<tfoot><tr><th scope="row">In all</th><td class="number">${weightText(versus.logOdds)}</td><td></td></tr></tfoot>
</table></div>`;
}

export function missingSection(report: Report): Markup | null {
  const { telling, rest } = missingText(report);
  if (telling.length + rest.length === 0) return null;
  const lines = telling.map(({ panel, text }) => html`<li>${PANEL_NAMES[panel]}: ${text}</li>`);
  const names = rest.map((panel) => PANEL_NAMES[panel]).join(', ');
  return html`<section>
<h2>Not logged</h2>
<div class="sheet">${
    telling.length === 0
      ? html`<p>${names}</p>`
      : html`<p>These would help to tell:</p><ul>${lines}</ul>${rest.length === 0 ? null : html`<p class="muted">Not logged either: ${names}</p>`}`
  }</div>
</section>`;
}

export function notesSection({ notes }: Report): Markup | null {
  if (notes.length === 0) return null;
  return html`<section>
<h2>How it was read</h2>
<div class="sheet"><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></div>
</section>`;
}

/** A bar from one share of its width to another. */
function bar(from: number, to: number, side: 'for' | 'against'): Markup {
  const [x, width] = [Math.min(from, to) * 100, Math.abs(to - from) * 100].map((part) => part.toFixed(2));
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="${side}" x="${x!}" width="${width!}" height="10"/></svg>`;
}

/** A bar to the right of the middle for what speaks for the cause, to the left for what speaks against it. */
const diverging = (share: number): Markup => bar(0.5, 0.5 + share / 2, share < 0 ? 'against' : 'for');
