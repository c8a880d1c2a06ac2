import { countText } from '../numbers.js';
import type { Report } from '../report.js';
import { createChartDrawer } from './chart-view.js';
import { html, type Markup } from './markup.js';
import { drawnSlices, slicePanels } from './slice-panels.js';
import { type PlannedPanel, stepPanels } from './step-panels.js';

/** The run's own panels with the onset marked in each. */
export async function panelsSection(report: Report): Promise<Markup> {
  const { evaluations } = report.observation;
  const draw = createChartDrawer();
  const figures = async (panels: readonly PlannedPanel[]): Promise<Markup[]> => {
    const drawn: Markup[] = [];
    // One after the other: charts of a kind share a view.
    for (const panel of panels) drawn.push(figure(panel, await draw(panel.drawing)));
    return drawn;
  };
  const steps = await figures(stepPanels(report));
  const slices = evaluations === null ? null : drawnSlices(evaluations);
  const bySlice = slices === null ? [] : await figures(slicePanels(report, slices));
  return html`<section>
<h2>The run</h2>
${report.diagnosis.onset.interval === null ? null : html`<p class="key">The red line marks the likeliest step of the onset, the band where it lies with 80 % probability.</p>`}
<div class="panels">${steps}</div>
</section>
${
  slices === null || bySlice.length === 0
    ? null
    : html`<section>
<h2>Evaluations</h2>
<ul class="legend">${slices.slices.map((slice, colour) => legendEntry(evaluations!.slices[slice]!, colour))}${
        slices.left === 0
          ? null
          : html`<li class="muted">and ${countText(slices.left)} more that move less, not drawn</li>`
      }</ul>
<div class="panels">${bySlice}</div>
</section>`
}`;
}

const figure = ({ title, unit }: PlannedPanel, drawing: Markup): Markup =>
  html`<figure><figcaption><strong>${title}</strong><span class="unit">${unit}</span></figcaption>${drawing}</figure>
`;

const legendEntry = (name: string, colour: number): Markup =>
  html`<li><svg viewBox="0 0 16 8" aria-hidden="true"><rect class="slice-${colour}" y="2" width="16" height="4"/></svg><bdi>${name}</bdi></li>`;
