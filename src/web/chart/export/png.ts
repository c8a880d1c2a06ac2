import { CAPTION, type Caption } from './legend.js';

/** Pixels of the picture to a pixel of the page: sharp on a slide. */
const SCALE = 2;

/** A chart's canvas under its caption, as a PNG. @param chart drawn at twice the size of the page */
export function captionedPng(chart: HTMLCanvasElement, caption: Caption): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = chart.width;
  canvas.height = chart.height + SCALE * CAPTION.height;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = caption.surface;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(chart, 0, SCALE * CAPTION.height);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = caption.ink;
  pen.font = `600 13px ${CAPTION.font}`;
  pen.fillText(`${caption.title} – ${caption.subtitle}`, CAPTION.left, CAPTION.title);
  pen.font = `11px ${CAPTION.font}`;
  let left = CAPTION.left;
  for (const { label, colour, dashed } of caption.legend) {
    pen.beginPath();
    pen.setLineDash(dashed ? [5, 2] : []);
    pen.strokeStyle = colour;
    pen.lineWidth = 2;
    pen.moveTo(left, CAPTION.legend - 4);
    pen.lineTo(left + CAPTION.swatch, CAPTION.legend - 4);
    pen.stroke();
    pen.fillStyle = caption.muted;
    pen.fillText(label, left + CAPTION.swatch + 5, CAPTION.legend);
    left += CAPTION.swatch + 5 + pen.measureText(label).width + CAPTION.gap;
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture was made')) : resolve(blob)), 'image/png'),
  );
}

export { SCALE as PNG_SCALE };
