import type { Spec } from 'vega';
import { transforms } from 'vega-dataflow';
import { axisticks, datajoin, encode, scale, sortitems } from 'vega-encode';
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
import type { XAxis } from '../series/x-axis.js';
import { compiledExpressions } from './expressions.js';
import type { FrameData } from './frame-data.js';

/** What the parser asks for by itself (marks, scales, axes, facets) and what our panels do to their data. */
const DATA = { aggregate, collect, compare, expression, extent, facet, field, filter, formula, key, multiextent };
const FLOW = { multivalues, params, prefacet, proxy, relay, sieve, values };
const DRAWING = { axisticks, datajoin, encode, scale, sortitems, bound, mark, overlap, render, viewlayout };

/** The Vega runtime with these operators alone, half the size of the whole library. */
Object.assign(transforms, DATA, FLOW, DRAWING);

/** Parsed once a specification: every panel of a kind is drawn from the same one. */
const dataflows = new WeakMap<Spec, ReturnType<typeof parse>>();

/** A view whose expressions were compiled when the client was built: the page's policy forbids eval. */
export function createView(spec: Spec, container: HTMLElement): View {
  let dataflow = dataflows.get(spec);
  if (dataflow === undefined) {
    dataflow = parse(spec);
    dataflows.set(spec, dataflow);
  }
  return new View(dataflow, { expr: compiledExpressions, container, renderer: 'canvas', hover: false });
}
export type { View };

export type Signals = Readonly<Record<string, number | string>>;

/** Data sets that hold rows now: the others need not be emptied again. */
const filled = new WeakMap<View, Set<string>>();

/**
 * Gives a view its size, data, axes and parameters, and draws it; settles when it has. A data set that is not named is
 * emptied.
 */
export function draw(
  view: View,
  size: { readonly width: number; readonly height: number },
  { sets, domain }: FrameData,
  signals: Signals,
): Promise<View> {
  view.width(size.width).height(size.height);
  const before = filled.get(view) ?? new Set();
  const now = new Set(Object.keys(sets).filter((name) => sets[name]!.length > 0));
  for (const name of now) view.data(name, [...sets[name]!]);
  for (const name of before) if (!now.has(name)) view.data(name, []);
  filled.set(view, now);
  for (const name in signals) view.signal(name, signals[name]);
  if (domain !== null) view.signal('y0', domain[0]).signal('y1', domain[1]);
  return view.runAsync();
}

/** What an x-axis is called in a view's parameters, for the visible steps `from` to `to`. */
export function axisSignals(axis: XAxis, from: number, to: number): Signals {
  return {
    x0: axis.at(from),
    x1: axis.at(to),
    xFormat: axis.format,
    xSuffix: axis.suffix,
    xTick: axis.tick,
  };
}
