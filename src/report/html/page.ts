import { createHash } from 'node:crypto';
import { percentText } from '../numbers.js';
import { nameOf, type Report } from '../report.js';
import { leadingVersusRunnerUp } from '../versus.js';
import { onsetText, readText } from '../words.js';
import { html, Markup } from './markup.js';
import { panelsSection } from './panels-section.js';
import { causesSection, evidenceSection, missingSection, notesSection, unlikeSection } from './sections.js';
import { STYLE } from './style.js';

/** A page may load nothing and run nothing; its one style sheet is allowed by its digest. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A diagnosis as one HTML file: no script, no request, charts and all. */
export async function reportPage(report: Report): Promise<string> {
  const leading = report.diagnosis.causes[0]!;
  const name = nameOf(report, leading.id);
  const words = report.causes.get(leading.id);
  const versus = leadingVersusRunnerUp(report.diagnosis);
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} – diagnosis of ${report.source}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<header>
<h1>${name}, ${percentText(leading.probability)}</h1>
<p><strong>Onset</strong> ${onsetText(report)}</p>
<p class="source"><bdi>${report.source}</bdi> (${report.format}): ${readText(report)}</p>
</header>
${unlikeSection(report)}
<div class="two">
<section>
<h2>Likely causes</h2>
<div class="sheet">${causesSection(report)}</div>
${words === undefined ? null : html`<h2>${name}</h2><div class="sheet"><p>${words.summary}</p><p>${words.remedy}</p><p class="muted">More: <code>lossleuth explain ${leading.id}</code></p></div>`}
</section>
<section>
${versus === null ? null : evidenceSection(report, versus)}
</section>
</div>
${await panelsSection(report)}
<div class="two">
${missingSection(report)}
${notesSection(report)}
</div>
<footer><p>Made by lossleuth. What the numbers mean and what they cannot know: docs/diagnose.md of the package.</p></footer>
</main>
</body>
</html>
`;
  return page.text;
}
