/** A text whose numbers stay on one line with the word, unit or sign that follows them. */
export function withUnits(text: string): string {
  return text.replace(/(?<=\d) (?=[\p{L}%×])/gu, '\u00a0').replace(/× (?=\d)/g, '×\u00a0');
}
