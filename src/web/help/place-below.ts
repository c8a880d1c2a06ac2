interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 6;
const EDGE = 8;

/** Where a card stands that belongs to a word: below it, above it where there is no room, and never beyond an edge. */
export function placeBelow(word: Box, card: Size, screen: Size): { readonly left: number; readonly top: number } {
  const left = Math.max(EDGE, Math.min(word.left, screen.width - card.width - EDGE));
  const below = word.bottom + GAP;
  const above = word.top - card.height - GAP;
  const top = below + card.height + EDGE > screen.height && above >= EDGE ? above : below;
  return { left, top };
}
