import { CAPTION, type Caption, placeLegend, swatchAt } from './legend.js';

/** Pixels of the picture to a pixel of the page: sharp on a slide. */
export const PNG_SCALE = 2;

const LEGEND_FONT = `11px ${CAPTION.font}`;

/** A chart's canvas under its caption, as a PNG. @param chart drawn at `PNG_SCALE` times the size of the page */
export function captionedPng(chart: HTMLCanvasElement, caption: Caption): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d')!;
  pen.font = LEGEND_FONT;
  const widthOf = (label: string) => pen.measureText(label).width;
  const { entries, height } = placeLegend(caption.legend, chart.width / PNG_SCALE, widthOf);
  canvas.width = chart.width;
  canvas.height = chart.height + PNG_SCALE * height;
  pen.fillStyle = caption.surface;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(chart, 0, PNG_SCALE * height);
  pen.scale(PNG_SCALE, PNG_SCALE);
  pen.fillStyle = caption.ink;
  pen.font = `600 13px ${CAPTION.font}`;
  pen.fillText(caption.title, CAPTION.left, CAPTION.title);
  pen.fillStyle = caption.muted;
  pen.font = LEGEND_FONT;
  pen.fillText(caption.subtitle, CAPTION.left, CAPTION.subtitle);
  for (const entry of entries) {
    const { from, to, y } = swatchAt(entry);
    pen.beginPath();
    pen.setLineDash(entry.dashed ? [5, 2] : []);
    pen.strokeStyle = entry.colour;
    pen.lineWidth = 2;
    pen.moveTo(from, y);
    pen.lineTo(to, y);
    pen.stroke();
    pen.fillText(entry.label, entry.textX, entry.y);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture was made')) : resolve(blob)), 'image/png'),
  );
}
