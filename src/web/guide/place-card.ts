export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const CORNERS = ['bottom-left', 'bottom-right', 'top-left', 'top-right'] as const;
export type Corner = (typeof CORNERS)[number];

const EDGE = 16;
/** The outline of the target needs room, too. */
const CLEARANCE = 12;

/** The corner of the screen in which the card covers least of its target: the first of the list where it covers nothing. */
export function cornerFor(
  target: Box | null,
  card: { readonly width: number; readonly height: number },
  screen: { readonly width: number; readonly height: number },
): Corner {
  if (target === null) return CORNERS[0];
  const covered = CORNERS.map((corner) => overlap(target, boxAt(corner, card, screen)));
  return CORNERS[covered.indexOf(Math.min(...covered))]!;
}

function boxAt(
  corner: Corner,
  card: { width: number; height: number },
  screen: { width: number; height: number },
): Box {
  const left = corner.endsWith('left') ? EDGE : screen.width - EDGE - card.width;
  const top = corner.startsWith('top') ? EDGE : screen.height - EDGE - card.height;
  return { left, top, right: left + card.width, bottom: top + card.height };
}

/** Area that two boxes share, with the room between them that they need. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left) + CLEARANCE;
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + CLEARANCE;
  return Math.max(0, width) * Math.max(0, height);
}
