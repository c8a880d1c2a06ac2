import { parse, type Spec } from 'vega';
import { describe, expect, it } from 'vitest';
import { everySpec } from '../../src/charts/compile.js';
import { expressionKey } from '../../src/charts/expression-key.js';
import { expressionModule } from '../../src/charts/expressions.js';

const chart = (marks: Spec['marks'] = [], rest: Partial<Spec> = {}): Spec => ({
  width: 10,
  height: 10,
  ...rest,
  marks,
});

/** The functions of a module, as the browser would import them. */
async function functionsOf(specs: readonly Spec[]): Promise<Record<string, (...values: unknown[]) => unknown>> {
  const source = `data:text/javascript,${encodeURIComponent(expressionModule(specs))}`;
  return ((await import(source)) as { functions: Record<string, (...values: unknown[]) => unknown> }).functions;
}

describe('the compiled expressions', () => {
  it('are the same text for the same charts', () => {
    expect(expressionModule(everySpec())).toBe(expressionModule(everySpec()));
  });

  it('are valid in strict code and need no eval', async () => {
    const functions = await functionsOf(everySpec());
    expect(Object.keys(functions).length).toBeGreaterThan(30);
    expect(expressionModule(everySpec())).not.toMatch(/\beval\b|new Function|Function\(/);
  });

  it('set the channels of an item and tell whether one changed', async () => {
    const spec = chart([
      { type: 'rect', encode: { update: { x: { value: 7 }, x2: { value: 3 }, opacity: { value: 1 } } } },
    ]);
    const functions = Object.values(await functionsOf([spec]));
    const item: Record<string, unknown> = {};
    const encode = functions.find((each) => each.call({}, item, {}) === 1 && item['x2'] === 7)!;
    // Two edges become one edge and a width, the left one first.
    expect(item).toMatchObject({ x: 3, width: 4, opacity: 1 });
    expect(encode).toBeDefined();
  });

  it('refuse a chart that listens to events, which the page could not look up', () => {
    const signals = [{ name: 'clicked', value: 0, on: [{ events: 'click', update: 'datum.a' }] }];
    expect(() => expressionModule([chart([], { signals: signals as never })])).toThrow('listens to events');
  });

  it('cover everything the runtime asks for', () => {
    const module = expressionModule(everySpec());
    const codes = new Set<string>();
    const walk = (node: unknown): void => {
      if (node === null || typeof node !== 'object') return;
      const { code } = node as { code?: unknown };
      if (typeof code === 'string') codes.add(code);
      Object.values(node).forEach(walk);
    };
    for (const spec of everySpec()) walk(parse(spec));
    for (const code of codes) {
      const found = ['parameter', 'operator'].some((kind) => module.includes(`'${expressionKey(`${kind}\n${code}`)}'`));
      // Code of one channel is part of its encoding's function.
      expect(found || module.includes(code), code).toBe(true);
    }
  });
});
