import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const MANUAL = join('static', 'manual');

/** Markdown files for readers: those beside package.json, the documentation and the manual. */
const files = ['.', 'docs', MANUAL].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => normalize(join(folder, name))),
);

/** Text without code, in which brackets are not links and `#` is no heading. */
function prose(markdown: string): string {
  return markdown.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');
}

/** Targets of links and images, inline or by reference. */
function targets(markdown: string): string[] {
  const inline = [...prose(markdown).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const references = [...prose(markdown).matchAll(/^\[[^\]]+\]:\s*<?([^\s>]+)/gm)];
  return [...inline, ...references].map((match) => match[1]!);
}

/** Anchors of the headings as GitHub makes them; a heading met again gets a number. */
function anchors(markdown: string): Set<string> {
  const found = new Set<string>();
  const headings = markdown.replaceAll(/^```.*?^```/gms, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  for (const [, heading] of headings) {
    const text = heading!.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const base = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-');
    let anchor = base;
    for (let n = 1; found.has(anchor); n++) anchor = `${base}-${n}`;
    found.add(anchor);
  }
  return found;
}

/** The file a relative link leads to; in the manual a page is named by its id, as the browser client opens it. */
function fileOf(from: string, path: string): string {
  if (path === '') return join(root, from);
  const to = normalize(join(root, dirname(from), decodeURIComponent(path)));
  return dirname(from) === MANUAL && /^[a-z0-9-]+$/.test(path) ? `${to}.md` : to;
}

function brokenLinks(file: string): string[] {
  const markdown = readFileSync(join(root, file), 'utf8');
  return targets(markdown).filter((target) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return !/^(https|mailto):/i.test(target);
    const [path, anchor] = target.split('#') as [string, string?];
    const to = fileOf(file, path);
    if (relative(root, to).startsWith('..') || !existsSync(to)) return true;
    if (anchor === undefined) return false;
    if (statSync(to).isDirectory() || !to.endsWith('.md')) return true;
    return !anchors(readFileSync(to, 'utf8')).has(decodeURIComponent(anchor));
  });
}

test('the pages are where a reader looks for them', () => {
  for (const page of ['CONTRIBUTING.md', 'CHANGELOG.md', join('docs', 'architecture.md'), join('docs', 'engine.md')])
    expect(files).toContain(page);
});

describe('links', () => {
  test.each(files)('%s: every link leads somewhere', (file) => {
    expect(brokenLinks(file)).toEqual([]);
  });

  test.skipIf(!files.includes('README.md'))('a page of docs/ is linked from another page', () => {
    const linked = new Set(
      files.flatMap((file) =>
        targets(readFileSync(join(root, file), 'utf8'))
          .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
          .map((target) => [file, fileOf(file, target.split('#')[0]!)] as const)
          .filter(([from, to]) => join(root, from) !== to)
          .map(([, to]) => relative(root, to)),
      ),
    );
    for (const page of files.filter((file) => dirname(file) === 'docs')) expect([...linked], page).toContain(page);
  });
});

describe('the crawler', () => {
  test('reads links outside code alone', () => {
    const text = 'see [a](docs/a.md "A") and `[b](c)`\n```\n[d](e)\n```\n[f]: g.md#h\n![i](static/i.svg)';
    expect(targets(text)).toEqual(['docs/a.md', 'static/i.svg', 'g.md#h']);
  });

  test('makes anchors as GitHub does', () => {
    const text = '# Modes and spectrum · `spectrum.ts`\n## A, b & c\n## A, b & c\n```\n# no heading\n```\n';
    expect([...anchors(text)]).toEqual(['modes-and-spectrum--spectrumts', 'a-b--c', 'a-b--c-1']);
  });
});
