import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../helpers/runs.js';

/** What a file may import. The first rule whose `files` fits decides; a file without a rule fails. */
interface Rule {
  /** Folder (ending in /) or file, relative to src/. */
  readonly files: string;
  /** Folders or files of ours; `type:` allows only `import type`. The own folder is always allowed. */
  readonly ours: readonly string[];
  /** Packages; a name ending in * is a prefix. */
  readonly packages: readonly string[];
}

const RULES: readonly Rule[] = [
  { files: 'core/shape.ts', ours: ['core/'], packages: ['zod'] },
  { files: 'core/shape-range.ts', ours: [], packages: ['zod'] },
  { files: 'core/', ours: [], packages: ['seedrandom', 'simple-statistics', 'fastest-levenshtein', 'node:crypto'] },
  { files: 'run/scenario.ts', ours: ['core/'], packages: ['zod'] },
  { files: 'run/', ours: ['core/'], packages: [] },
  { files: 'charts/', ours: ['core/', 'type:run/'], packages: ['vega-lite', 'vega'] },
  // The diagnostician sees an observation, and never a key: it may not even name the type.
  {
    files: 'diagnose/importers/',
    ours: ['core/', 'diagnose/observation.ts', 'diagnose/dead.ts'],
    packages: ['node:*', 'papaparse', '@bufbuild/protobuf/wire'],
  },
  { files: 'diagnose/fit/', ours: ['core/', 'run/', 'diagnose/'], packages: ['node:*', 'zod'] },
  { files: 'diagnose/', ours: ['core/', 'run/'], packages: ['simple-statistics', 'zod', 'node:*'] },
  // An experiment and a fix act on a run and its causes, and know neither a puzzle nor a fault by its name.
  { files: 'lab/', ours: ['core/', 'run/'], packages: [] },
  { files: 'probes/', ours: ['core/', 'lab/', 'run/'], packages: [] },
  { files: 'fixes/', ours: ['lab/'], packages: [] },
  {
    files: 'puzzle/',
    ours: ['core/', 'diagnose/', 'lab/', 'run/'],
    packages: ['zod', 'simple-statistics', 'node:crypto'],
  },
  // A report sees an observation and a diagnosis, as the diagnostician does, and no puzzle but what panels are called.
  {
    files: 'report/',
    ours: ['charts/', 'core/', 'diagnose/', 'puzzle/panel-names.ts'],
    packages: ['vega', 'node:crypto'],
  },
  { files: 'disk/', ours: ['core/'], packages: ['node:*'] },
  { files: 'pack/', ours: ['core/', 'diagnose/tier.ts', 'disk/', 'puzzle/', 'run/'], packages: ['zod', 'node:*'] },
  // An agent is sold what anybody is, and graded like anybody; the reference diagnostician is one that needs no process.
  {
    files: 'agents/',
    ours: ['core/', 'diagnose/', 'disk/', 'lab/probe.ts', 'pack/', 'puzzle/'],
    packages: ['zod', 'node:*'],
  },
  { files: 'store/', ours: ['core/', 'disk/', 'type:puzzle/'], packages: ['@libsql/client', 'node:*'] },
  {
    files: 'server/',
    ours: ['core/', 'diagnose/', 'lab/probe.ts', 'puzzle/', 'report/', 'store/', 'type:charts/'],
    packages: ['express', 'zod', 'node:*'],
  },
  {
    files: 'cli/',
    ours: [
      'agents/',
      'charts/',
      'core/',
      'data-files.ts',
      'diagnose/',
      'disk/',
      'glossary.ts',
      'manual.ts',
      'pack/',
      'puzzle/',
      'report/',
      'run/',
      'server/',
      'store/',
      'type:catalogue.ts',
    ],
    packages: ['commander', 'cli-progress', 'node:*'],
  },
  // The browser gets types of the wire and of the charts, and nothing that runs but the names of their expressions.
  {
    files: 'web/',
    ours: [
      'type:puzzle/',
      'type:core/',
      'type:charts/',
      'type:lab/probe.ts',
      'type:report/run-diagnosis.ts',
      'charts/expression-key.ts',
    ],
    packages: ['preact', 'preact/*', 'vega', 'vega-*', 'virtual:chart-expressions'],
  },
  { files: 'data-files.ts', ours: ['core/', 'puzzle/', 'run/'], packages: ['yaml', 'node:*'] },
  { files: 'markdown.ts', ours: [], packages: ['marked'] },
  { files: 'manual.ts', ours: ['core/', 'markdown.ts', 'type:puzzle/'], packages: ['node:*'] },
  { files: 'glossary.ts', ours: ['core/', 'markdown.ts'], packages: ['node:*'] },
  { files: 'discover.ts', ours: ['core/'], packages: ['node:*'] },
  { files: 'catalogue.ts', ours: ['core/', 'discover.ts', 'type:lab/', 'type:run/'], packages: [] },
  { files: 'bin.ts', ours: ['catalogue.ts', 'cli/', 'core/'], packages: ['node:*'] },
  // The entry for other programs re-exports, and does nothing else.
  {
    files: 'index.ts',
    ours: ['catalogue.ts', 'core/', 'data-files.ts', 'pack/', 'puzzle/', 'run/', 'type:run/'],
    packages: [],
  },
];

/** Faults know the contract and the scenario, and not each other: their own folder is not allowed either. */
const FAULTS: Rule = { files: 'faults/', ours: ['core/', 'run/fault.ts', 'run/scenario.ts'], packages: [] };

interface Import {
  readonly of: string;
  readonly typeOnly: boolean;
}

interface Source {
  /** Path relative to src/. */
  readonly path: string;
  readonly text: string;
  /** The text without comments and without the contents of strings. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const src = join(root, 'src');
const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    const uncommented = text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
    const code = uncommented.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
    return { path, text, code, imports: importsOf(uncommented) };
  });

function importsOf(text: string): Import[] {
  const found: Import[] = [];
  for (const [, keyword, clause, of] of text.matchAll(/^\s*(import|export)\s+([^'";]*?)\s*from\s+'([^']+)'/gm)) {
    const named = /^\{([^}]*)\}$/s
      .exec(clause!.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const typeOnly = clause!.startsWith('type ') || (named?.every((name) => name.startsWith('type ')) ?? false);
    found.push({ of: of!, typeOnly: typeOnly && keyword !== undefined });
  }
  for (const [, of] of text.matchAll(/\bimport\s*\(?\s*'([^']+)'/g)) found.push({ of: of!, typeOnly: false });
  return found;
}

const fits = (path: string, pattern: string): boolean =>
  pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern;

/** What an import of ours points to, relative to src/, as the source file it names. */
function resolved(from: string, of: string): string {
  const path = normalize(join(dirname(from), of)).replaceAll('\\', '/');
  if (sources.some((source) => source.path === path)) return path;
  const stem = path.replace(/\.jsx?$/, '');
  return sources.find((source) => source.path === `${stem}.ts` || source.path === `${stem}.tsx`)?.path ?? path;
}

function allowed(rule: Rule, { path }: Source, { of, typeOnly }: Import): boolean {
  if (!of.startsWith('.'))
    return rule.packages.some((name) => (name.endsWith('*') ? of.startsWith(name.slice(0, -1)) : of === name));
  const target = resolved(path, of);
  if (rule !== FAULTS && rule.files.endsWith('/') && target.startsWith(rule.files)) return true;
  if (rule.files.startsWith('run/') && target.startsWith('run/')) return true;
  return rule.ours.some((entry) =>
    entry.startsWith('type:') ? typeOnly && fits(target, entry.slice(5)) : fits(target, entry),
  );
}

describe('imports', () => {
  test('are seen', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(150);
  });

  test.each([...RULES, FAULTS])('of $files stay within their layer', (rule) => {
    const first = (path: string): Rule | undefined => [FAULTS, ...RULES].find((other) => fits(path, other.files));
    const violations = sources
      .filter(({ path }) => first(path) === rule)
      .flatMap((source) =>
        source.imports
          .filter((entry) => !allowed(rule, source, entry))
          .map(({ of, typeOnly }) => `${source.path} imports ${typeOnly ? 'type ' : ''}${of}`),
      );
    expect(violations).toEqual([]);
  });

  test('have a rule for every file', () => {
    const without = sources.filter(({ path }) => ![FAULTS, ...RULES].some((rule) => fits(path, rule.files)));
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  const importers = (target: (path: string) => boolean, values: boolean): string[] =>
    sources
      .filter(({ path, imports }) =>
        imports.some(({ of, typeOnly }) => of.startsWith('.') && target(resolved(path, of)) && !(values && typeOnly)),
      )
      .map(({ path }) => path);

  test('that the browser runs, in turn too, bring only the packages of web/: no schemas, nothing of Node', () => {
    const web = RULES.find(({ files }) => files === 'web/')!;
    const reached = new Set(sources.filter(({ path }) => path.startsWith('web/')));
    const own = reached.size;
    const violations: string[] = [];
    // The loop comes to what is added on the way.
    for (const source of reached)
      for (const entry of source.imports.filter(({ typeOnly }) => !typeOnly)) {
        const target = sources.find(({ path }) => path === resolved(source.path, entry.of));
        if (target !== undefined) reached.add(target);
        else if (!entry.of.startsWith('.') && !allowed(web, source, entry))
          violations.push(`${source.path} imports ${entry.of}`);
      }
    expect(violations).toEqual([]);
    expect(reached.size).toBeGreaterThan(own);
  });

  test('of the catalogue: bin.ts starts it, index.ts re-exports it, the rest is handed one', () => {
    expect(importers((path) => path === 'catalogue.ts', true)).toEqual(['bin.ts', 'index.ts']);
  });

  test('of a fault: none is written down, the catalogue discovers them', () => {
    expect(importers((path) => path.startsWith('faults/'), false)).toEqual([]);
    const named = sources.filter(({ path, text }) => path !== 'catalogue.ts' && /['"`/]faults\//.test(text));
    expect(named.map(({ path }) => path)).toEqual([]);
  });

  test('of cli and server: by bin.ts and cli alone', () => {
    expect(importers((path) => path.startsWith('cli/'), false).filter((path) => !path.startsWith('cli/'))).toEqual([
      'bin.ts',
    ]);
    const outside = importers((path) => path.startsWith('server/'), false);
    expect(outside.filter((path) => !/^(server|cli)\//.test(path))).toEqual([]);
  });
});

describe('words', () => {
  const pure = sources.filter(({ path }) => /^(core|run|faults|lab|probes|fixes|puzzle)\//.test(path));

  /** The same bytes on Node 20, 22 and 24 and in a browser: exp, log, sqrt and what rounds agree, the rest need not. */
  const MATHS = [
    'abs',
    'ceil',
    'exp',
    'floor',
    'log',
    'log10',
    'LN2',
    'log1p',
    'max',
    'min',
    'PI',
    'round',
    'sign',
    'sqrt',
    'SQRT2',
    'tanh',
    'trunc',
  ];

  test.each([
    ['console', /\bconsole\b/],
    ['Math.random', /\bMath\.random\b/],
    ['the clock', /\bDate\.now\b|\bnew Date\b|\bperformance\.now\b/],
    ['the power operator', /\*\*/],
    ['a Math function whose bytes differ between engines', new RegExp(`\\bMath\\.(?!(?:${MATHS.join('|')})\\b)`)],
    ['sorting by locale', /\.localeCompare\b|\bIntl\b/],
  ])('of core, run, faults, lab, probes, fixes and puzzle: no %s', (_, pattern) => {
    expect(pure.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test('nothing reads the reference series: they are for tests and validation, not for the product', () => {
    const readers = sources.filter(({ text }) => /test\/reference|reference\/data/.test(text));
    expect(readers.map(({ path }) => path)).toEqual([]);
  });

  test('process is for bin.ts', () => {
    const users = sources.filter(
      ({ code, imports }) => /\bprocess\s*[.[]/.test(code) || imports.some(({ of }) => of === 'node:process'),
    );
    expect(users.map(({ path }) => path)).toEqual(['bin.ts']);
  });

  test('any is never a type', () => {
    expect(sources.filter(({ code }) => /[:<,|]\s*any\b|\bas any\b/.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test('a source file has at most 350 lines', () => {
    const long = sources.map(({ path, text }) => [path, text.split('\n').length] as const).filter(([, n]) => n > 350);
    expect(long).toEqual([]);
  });
});
