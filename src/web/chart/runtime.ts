import type { Spec } from 'vega';
import { transforms } from 'vega-dataflow';
import * as encode from 'vega-encode';
import { expressionInterpreter } from 'vega-interpreter';
import { parse } from 'vega-parser';
import { collect, filter, formula, relay, sieve } from 'vega-transforms';
import { View } from 'vega-view';
import { bound, mark, overlap, render, viewlayout } from 'vega-view-transforms';

/**
 * The Vega runtime with only the operators our panels use, and with an interpreter instead of generated code, so that the
 * page's content-security policy can forbid eval.
 */
Object.assign(transforms, encode, { collect, filter, formula, relay, sieve, bound, mark, overlap, render, viewlayout });

export function createView(spec: Spec, container: HTMLElement): View {
  const runtime = parse(spec, undefined, { ast: true });
  return new View(runtime, { expr: expressionInterpreter, container, renderer: 'canvas', hover: false });
}
export type { View };
