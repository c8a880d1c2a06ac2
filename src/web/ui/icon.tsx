/** Outlines on a grid of 16; drawn, not loaded: the page asks nobody for anything. */
const PATHS = {
  expand: 'M9.5 2.5h4v4M13.5 2.5l-4.5 4.5M6.5 13.5h-4v-4M2.5 13.5l4.5-4.5',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  download: 'M8 2.5v7.5M4.8 7.2l3.2 3.2 3.2-3.2M2.5 13.5h11',
} as const;

/** A picture beside or in place of a word; the button it stands in carries the name. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
    </svg>
  );
}
