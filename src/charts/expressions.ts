import { parse, type Spec } from 'vega';
import { type Encoding, encodingText, expressionKey } from './expression-key.js';

/**
 * The expressions of compiled charts as functions, generated when the client is built. Vega would generate the same code in
 * the browser with `Function`, which a strict content-security policy forbids; interpreting it instead costs two to four
 * times as much per frame. Upstream's contract: the runtime asks an `expr` plug-in for the function of each expression
 * (vega-runtime, MIT), and ours looks it up (src/web/chart/expressions.ts).
 */
export type ExpressionKind = 'operator' | 'parameter' | 'encode';

interface CompiledExpression {
  readonly text: string;
  readonly parameters: string;
  readonly body: string;
}

/** @throws Error where a chart uses what the browser cannot look up (event handlers), or two texts share a key */
export function expressionModule(specs: readonly Spec[]): string {
  const found = new Map<string, CompiledExpression>();
  for (const spec of specs) for (const expression of expressionsOf(parse(spec))) add(found, expression);
  const entries = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = entries.map(([key, { parameters, body }]) => `  '${key}': function (${parameters}) { ${body} },`);
  return `export const functions = {\n${lines.join('\n')}\n};\n`;
}

function add(found: Map<string, CompiledExpression>, expression: CompiledExpression): void {
  const key = expressionKey(expression.text);
  const known = found.get(key);
  if (known !== undefined && known.text !== expression.text)
    throw new Error(`two chart expressions have one key: ${known.text} and ${expression.text}`);
  found.set(key, expression);
}

/** Walks a parsed dataflow, sub-flows included, to everything that its runtime will compile. */
function* expressionsOf(node: unknown): Generator<CompiledExpression> {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const child of node) yield* expressionsOf(child);
    return;
  }
  const entry = node as Record<string, unknown>;
  if (hasCode(entry['$expr'])) yield returning('parameter', 'datum,_', entry['$expr'].code);
  if (hasCode(entry['update'])) yield returning('operator', '_', entry['update'].code);
  const streams = entry['streams'];
  if (Array.isArray(streams) && streams.length > 0) throw new Error('a chart listens to events; its runtime cannot');
  const encodings = entry['$encode'];
  if (encodings !== undefined)
    for (const { $expr } of Object.values(encodings as Record<string, { $expr: Encoding }>)) yield encoding($expr);
  for (const key in entry) if (key !== '$encode') yield* expressionsOf(entry[key]);
}

function hasCode(value: unknown): value is { code: string } {
  return typeof (value as { code?: unknown } | null)?.code === 'string';
}

function returning(kind: ExpressionKind, parameters: string, code: string): CompiledExpression {
  return { text: `${kind}\n${code}`, parameters, body: code.endsWith(';') ? code : `return (${code});` };
}

/** Sets every channel of an item and tells whether one changed. */
function encoding(source: Encoding): CompiledExpression {
  const { channels, marktype } = source;
  const set = Object.entries(channels).map(([name, { code }]) => {
    const channel = `o[${JSON.stringify(name)}]`;
    return `$ = ${code}; if (${channel} !== $) { ${channel} = $; m = 1; }`;
  });
  const body = ['var o = item, datum = o.datum, m = 0, $;', ...set, ...extent(marktype, channels), 'return m;'];
  return { text: `encode\n${encodingText(source)}`, parameters: 'item,_', body: body.join(' ') };
}

/** Position and size follow from whichever of two edges, one edge or the centre an encoding gives. */
function extent(marktype: string, channels: Encoding['channels']): string[] {
  if (marktype === 'rule') return [];
  const ordered = ['group', 'image', 'rect'].includes(marktype);
  return (['x', 'y'] as const).flatMap((axis) => {
    const [start, end, centre] = [`o.${axis}`, `o.${axis}2`, `o.${axis}c`];
    const size = axis === 'x' ? 'o.width' : 'o.height';
    const lines: string[] = [];
    if (`${axis}2` in channels && axis in channels) {
      if (ordered) lines.push(`if (${start} > ${end}) { $ = ${start}; ${start} = ${end}; ${end} = $; }`);
      lines.push(`${size} = ${end} - ${start};`);
    } else if (`${axis}2` in channels) lines.push(`${start} = ${end} - (${size} || 0);`);
    if (`${axis}c` in channels) lines.push(`${start} = ${centre} - (${size} || 0) / 2;`);
    return lines;
  });
}
