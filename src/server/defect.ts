/**
 * Runs code of ours on input that was checked already: whatever it throws is a defect. Even an AppError, whose message
 * would otherwise go to the client, since the generator and the grader name seeds and causes in theirs.
 * @param what for the report, such as `grading puzzle 4`
 * @throws Error, never AppError, with the error as its cause
 */
export function withoutFailing<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new Error(`${what} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
