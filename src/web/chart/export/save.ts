import type { View } from '../runtime.js';
import { fileName } from './file-name.js';
import { captionOf } from './legend.js';
import { captionedPng, PNG_SCALE } from './png.js';
import { captionedSvg } from './svg.js';

export interface Exported {
  /** Null while the panel is not drawn. */
  readonly view: View | null;
  readonly figure: HTMLElement;
  readonly title: string;
  /** What run it is, under the title and in the file's name. */
  readonly subtitle: string;
  csv(): string;
}

/**
 * Saves a panel as a file of the reader's: as a picture of what is in view, or as all its numbers.
 * @throws Error where the browser makes no picture of it
 */
export async function savePanel(format: 'png' | 'svg' | 'csv', from: Exported): Promise<void> {
  const { view, figure, title, subtitle } = from;
  const name = `${fileName(`${title} ${subtitle}`)}.${format}`;
  if (format === 'csv') return saveFile(name, new Blob([from.csv()], { type: 'text/csv' }));
  if (view === null) throw new Error('the panel is not drawn yet');
  const caption = captionOf(figure, title, subtitle);
  if (format === 'svg') {
    const drawing = captionedSvg(await view.toSVG(), caption);
    return saveFile(name, new Blob([drawing], { type: 'image/svg+xml' }));
  }
  return saveFile(name, await captionedPng(await view.toCanvas(PNG_SCALE), caption));
}

function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Some browsers read the content only after this task; a minute is enough for any of them.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
