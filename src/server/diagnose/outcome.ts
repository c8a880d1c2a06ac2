import { AppError, type ErrorKind } from '../../core/errors.js';

/** What a thread sends back: an error does not cross over as what it was. */
export type Outcome<T> =
  | { readonly is: 'done'; readonly value: T }
  | { readonly is: 'refused'; readonly kind: ErrorKind; readonly noun: string; readonly detail: string }
  | { readonly is: 'defect'; readonly trace: string };

export async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { is: 'done', value: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) return { is: 'defect', trace: traceOf(error) };
    const { kind, noun, message } = error;
    return { is: 'refused', kind, noun, detail: message.slice(`${kind} ${noun}: `.length) };
  }
}

/** @throws AppError for what was refused, Error for a defect */
export function resultOf<T>(outcome: Outcome<T>): T {
  if (outcome.is === 'done') return outcome.value;
  if (outcome.is === 'refused') throw new AppError(outcome.kind, outcome.noun, outcome.detail);
  throw new Error(`diagnosing a run failed: ${outcome.trace}`);
}

/** Where an error was thrown, without its words: those of a parser quote the file. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
