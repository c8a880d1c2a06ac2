/** The line that starts at `at`, without its ending, and where the next one starts. */
export function nextLine(text: string, at: number): { readonly line: string; readonly end: number } {
  let stop = at;
  while (stop < text.length && text.charCodeAt(stop) !== 10 && text.charCodeAt(stop) !== 13) stop++;
  const pair = text.charCodeAt(stop) === 13 && text.charCodeAt(stop + 1) === 10;
  return { line: text.slice(at, stop), end: stop + (pair ? 2 : 1) };
}
