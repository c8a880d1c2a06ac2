import type { Spec } from 'vega';
import { transforms } from 'vega-dataflow';
import { axisticks, datajoin, encode, scale, sortitems } from 'vega-encode';
import { expressionInterpreter } from 'vega-interpreter';
import { parse } from 'vega-parser';
import {
  aggregate,
  collect,
  compare,
  expression,
  extent,
  facet,
  field,
  filter,
  formula,
  key,
  multiextent,
  multivalues,
  params,
  prefacet,
  proxy,
  relay,
  sieve,
  values,
} from 'vega-transforms';
import { View } from 'vega-view';
import { bound, mark, overlap, render, viewlayout } from 'vega-view-transforms';

/** What the parser asks for by itself (marks, scales, axes, facets) and what our panels do to their data. */
const DATA = { aggregate, collect, compare, expression, extent, facet, field, filter, formula, key, multiextent };
const FLOW = { multivalues, params, prefacet, proxy, relay, sieve, values };
const DRAWING = { axisticks, datajoin, encode, scale, sortitems, bound, mark, overlap, render, viewlayout };

/**
 * The Vega runtime with these operators alone and with an interpreter instead of generated code: half the size of the whole
 * library, and the page's content-security policy can forbid eval.
 */
Object.assign(transforms, DATA, FLOW, DRAWING);

export function createView(spec: Spec, container: HTMLElement): View {
  const runtime = parse(spec, undefined, { ast: true });
  return new View(runtime, { expr: expressionInterpreter, container, renderer: 'canvas', hover: false });
}
export type { View };
