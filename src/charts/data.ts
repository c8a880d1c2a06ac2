/**
 * A data set the browser fills. Its rows come as numbers already; without this the compiler would have every value of every
 * row converted by an interpreted expression.
 */
export function filled(name: string) {
  return { name, format: { parse: null } };
}
