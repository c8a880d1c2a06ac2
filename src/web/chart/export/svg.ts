import { CAPTION, type Caption } from './legend.js';

/** Width of a letter of the legend in pixels, about: a drawing cannot measure its text. */
const LETTER = 6.2;

/**
 * A chart's drawing under its caption.
 * @param chart an SVG document of the chart alone
 */
export function captionedSvg(chart: string, caption: Caption): string {
  const [, width = '0', height = '0'] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(chart) ?? [];
  const total = Number(height) + CAPTION.height;
  let left = CAPTION.left;
  const legend = caption.legend.map(({ label, colour, dashed }) => {
    const y = CAPTION.legend - 4;
    const dash = dashed ? ' stroke-dasharray="5 2"' : '';
    const line = `<path d="M${left},${y}h${CAPTION.swatch}" stroke="${escaped(colour)}" stroke-width="2"${dash}/>`;
    const text = textAt(left + CAPTION.swatch + 5, CAPTION.legend, 11, caption.muted, label);
    left += CAPTION.swatch + 5 + Math.round(label.length * LETTER) + CAPTION.gap;
    return line + text;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}">`,
    `<rect width="100%" height="100%" fill="${escaped(caption.surface)}"/>`,
    textAt(CAPTION.left, CAPTION.title, 13, caption.ink, `${caption.title} – ${caption.subtitle}`, 600),
    ...legend,
    `<g transform="translate(0,${CAPTION.height})">${chart}</g>`,
    '</svg>',
  ].join('\n');
}

function textAt(x: number, y: number, size: number, colour: string, text: string, weight = 400): string {
  const font = `font-family="${CAPTION.font}" font-size="${size}" font-weight="${weight}"`;
  return `<text x="${x}" y="${y}" ${font} fill="${escaped(colour)}">${escaped(text)}</text>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
