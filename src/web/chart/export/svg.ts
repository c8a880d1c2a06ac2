import { CAPTION, type Caption, placeLegend, swatchAt } from './legend.js';

/** Width of a letter of the legend in pixels, about: a drawing cannot measure its text. */
const LETTER = 6.2;

/**
 * A chart's drawing under its caption.
 * @param chart an SVG document of the chart alone
 */
export function captionedSvg(chart: string, caption: Caption): string {
  const [, width = '0', height = '0'] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(chart) ?? [];
  const { entries, height: above } = placeLegend(caption.legend, Number(width), (label) => label.length * LETTER);
  const total = Number(height) + above;
  const legend = entries.map((entry) => {
    const { from, to, y } = swatchAt(entry);
    const dash = entry.dashed ? ' stroke-dasharray="5 2"' : '';
    const line = `<path d="M${from},${y}H${to}" stroke="${escaped(entry.colour)}" stroke-width="2"${dash}/>`;
    return line + textAt(entry.textX, entry.y, 11, caption.muted, entry.label);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}">`,
    `<rect width="100%" height="100%" fill="${escaped(caption.surface)}"/>`,
    textAt(CAPTION.left, CAPTION.title, 13, caption.ink, caption.title, 600),
    textAt(CAPTION.left, CAPTION.subtitle, 11, caption.muted, caption.subtitle),
    ...legend,
    `<g transform="translate(0,${above})">${chart}</g>`,
    '</svg>',
  ].join('\n');
}

function textAt(x: number, y: number, size: number, colour: string, text: string, weight = 400): string {
  const font = `font-family="${CAPTION.font}" font-size="${size}" font-weight="${weight}"`;
  return `<text x="${x}" y="${y}" ${font} fill="${escaped(colour)}">${escaped(text)}</text>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
