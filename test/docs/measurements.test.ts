import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs', 'measurements.md'), 'utf8');
const laws = [...page.matchAll(/^\| \*\*([a-i]\d)\*\* \|/gm)].map((match) => match[1]!);

/** Labels a text cites: `FACTS a1`, a range `FACTS e1–e3`, or a section `FACTS h`. */
function cited(text: string): string[] {
  return [...text.matchAll(/FACTS ([a-i])(?:(\d)(?:–\1(\d))?)?(?![a-z\d])/g)].flatMap(([, section, first, last]) => {
    if (first === undefined) return [section!];
    const from = Number(first);
    return Array.from({ length: Number(last ?? first) - from + 1 }, (_, k) => `${section}${from + k}`);
  });
}

test('the reader of citations knows single labels, ranges and sections', () => {
  expect(cited('(FACTS a1); FACTS e1–e3: x, FACTS h. FACTS gives')).toEqual(['a1', 'e1', 'e2', 'e3', 'h']);
});

test('every measurement is there once', () => {
  expect(laws).toEqual([...new Set(laws)].sort());
});

test.each(['src', 'test'])('what %s cites is on the page', (folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tsx?$/.test(path),
  );
  const labels = new Set(files.flatMap((path) => cited(readFileSync(join(root, folder, path), 'utf8'))));
  const missing = [...labels].filter((label) => !laws.some((law) => law.startsWith(label)));
  expect(missing).toEqual([]);
});
