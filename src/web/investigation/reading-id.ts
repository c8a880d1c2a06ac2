/** Id of the element that shows what a probe found. */
export function readingId(probe: string): string {
  return `reading-${probe}`;
}
