/** The parts of Vega ship without types of their own; these are the names this client takes from them. */
declare module 'vega-dataflow' {
  export { transforms } from 'vega';
}
declare module 'vega-parser' {
  export { parse } from 'vega';
}
declare module 'vega-view' {
  export { View } from 'vega';
}
declare module 'vega-encode';
declare module 'vega-transforms';
declare module 'vega-view-transforms';
/** Made by the build from every chart: the compiled form of each expression by its key (vite.config.ts). */
declare module 'virtual:chart-expressions' {
  export const functions: Readonly<Record<string, (...values: never[]) => unknown>>;
}
