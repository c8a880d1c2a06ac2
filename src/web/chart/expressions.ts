import { functions } from 'virtual:chart-expressions';
import { type Encoding, encodingText, expressionKey } from '../../charts/expression-key.js';

/** What Vega's runtime tells of where an expression lives; functions of the expression language hang on it. */
interface Context {
  readonly functions?: object;
}

interface Code {
  readonly code: string;
}

/** The texts are the same for every view; hashing them is not free. */
const keys = new Map<string, string>();

function keyOf(text: string): string {
  let key = keys.get(text);
  if (key === undefined) {
    key = expressionKey(text);
    keys.set(text, key);
  }
  return key;
}

/**
 * Gives Vega's runtime the function of each expression, compiled when the client was built.
 * @throws Error for an expression the build did not see: charts and client are of different releases
 */
function find(context: Context, text: string): (...values: never[]) => unknown {
  const found = functions[keyOf(text)];
  if (found === undefined) throw new Error(`the charts are of another release than this page (expression ${text})`);
  return context.functions === undefined ? found : found.bind(context.functions);
}

const unsupported = (): never => {
  throw new Error('the charts of this page listen to no events');
};

/** The `expr` plug-in of a Vega view (vega-runtime: operator, parameter, event, handler, encode, codegen). */
export const compiledExpressions = {
  operator: (context: Context, { code }: Code) => find(context, `operator\n${code}`),
  parameter: (context: Context, { code }: Code) => find(context, `parameter\n${code}`),
  encode: (context: Context, encoding: Encoding) => find(context, `encode\n${encodingText(encoding)}`),
  event: unsupported,
  handler: unsupported,
  // Vega's own accessors and comparators, which need no generated code either.
  codegen: {},
};
