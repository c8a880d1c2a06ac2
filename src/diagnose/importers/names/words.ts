/** A name cut at its punctuation, each piece with the lower-case words in it: `WikiText_loss` has two pieces. */
export interface Piece {
  readonly text: string;
  readonly words: readonly string[];
}

/** `train/gradNorm` → train, grad norm; `acc@1` → acc, 1; `lr-AdamW` → lr, adam w. */
export function piecesOf(name: string): readonly Piece[] {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((text) => text !== '')
    .map((text) => ({ text, words: wordsIn(text) }));
}

function wordsIn(piece: string): readonly string[] {
  return piece
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(' ');
}
