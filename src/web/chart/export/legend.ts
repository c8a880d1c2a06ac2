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
      dashed: swatch.borderTopStyle === 'dashed',
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

/** Height of the caption above a chart in a picture, and where things stand in it, in pixels. */
export const CAPTION = {
  height: 50,
  left: 12,
  title: 20,
  legend: 38,
  swatch: 16,
  gap: 18,
  font: 'system-ui, sans-serif',
};
