/** One entry of a panel's legend as it is on the screen. */
export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly dashed: boolean;
}

/** How a panel looks now: what a picture of it must carry along to be understood elsewhere. */
export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  readonly legend: readonly LegendEntry[];
  readonly ink: string;
  readonly muted: string;
  readonly surface: string;
}

/** Reads the legend off the page, so that a picture shows what the reader sees: hidden lines are not in it. */
export function captionOf(figure: HTMLElement, title: string, subtitle: string): Caption {
  const style = getComputedStyle(figure);
  const muted = figure.querySelector('.reading-label') ?? figure;
  const legend = [...figure.querySelectorAll('.reading[aria-pressed="true"]')].map((entry) => {
    const swatch = getComputedStyle(entry.querySelector('.swatch')!);
    const dot = swatch.borderTopWidth === '0px';
    return {
      label: entry.querySelector('.reading-label')?.textContent ?? '',
      colour: dot ? swatch.backgroundColor : swatch.borderTopColor,
      // Other dashes than the usual one are a mask.
      dashed: swatch.borderTopStyle === 'dashed' || swatch.maskImage !== 'none',
    };
  });
  return {
    title,
    subtitle,
    legend,
    ink: style.color,
    muted: getComputedStyle(muted).color,
    surface: style.backgroundColor,
  };
}

/** Where things stand in the caption above a chart, in pixels. */
export const CAPTION = { left: 12, title: 20, subtitle: 36, font: 'system-ui, sans-serif' };

const SWATCH = 16;
const BESIDE_SWATCH = 5;
const BETWEEN = 18;
const FIRST_ROW = 54;
const ROW = 17;

/** An entry of the legend with its place: the swatch begins at x, the text at textX, both on the line y. */
export interface PlacedEntry extends LegendEntry {
  readonly x: number;
  readonly textX: number;
  readonly y: number;
}

/**
 * Lays the legend out in as many rows as the picture's width asks for.
 * @param widthOf width of a label in pixels
 * @returns the entries with their places, and the height of the whole caption
 */
export function placeLegend(
  legend: readonly LegendEntry[],
  width: number,
  widthOf: (label: string) => number,
): { readonly entries: readonly PlacedEntry[]; readonly height: number } {
  let x = CAPTION.left;
  let y = FIRST_ROW;
  const entries = legend.map((entry) => {
    const own = SWATCH + BESIDE_SWATCH + widthOf(entry.label);
    if (x > CAPTION.left && x + own > width - CAPTION.left) {
      x = CAPTION.left;
      y += ROW;
    }
    const placed = { ...entry, x, textX: x + SWATCH + BESIDE_SWATCH, y };
    x += own + BETWEEN;
    return placed;
  });
  return { entries, height: y + 12 };
}

/** Path of a swatch at its place. */
export function swatchAt({ x, y }: PlacedEntry): { readonly from: number; readonly to: number; readonly y: number } {
  return { from: x, to: x + SWATCH, y: y - 4 };
}
