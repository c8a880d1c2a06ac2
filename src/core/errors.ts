/** The four openings of every message a user can meet, and nothing else. */
export const ERROR_KINDS = ['unknown', 'missing', 'invalid', 'unsupported'] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** Exit code of the command line: 1 = a check failed, 2 = the call or its input was wrong. */
export type ExitCode = 0 | 1 | 2;

/**
 * An error a user is meant to read: `unknown fault: lr-spik (did you mean lr-spike?)`.
 * Everything else that is thrown is a defect of ours.
 */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly noun: string;
  readonly exitCode: ExitCode;
  readonly httpStatus: number;

  constructor(
    kind: ErrorKind,
    noun: string,
    detail: string,
    options: { exitCode?: ExitCode; httpStatus?: number } = {},
  ) {
    super(`${kind} ${noun}: ${detail}`);
    this.name = 'AppError';
    this.kind = kind;
    this.noun = noun;
    this.exitCode = options.exitCode ?? 2;
    this.httpStatus = options.httpStatus ?? 400;
  }
}

export const unknown = (noun: string, detail: string): AppError =>
  new AppError('unknown', noun, detail, { httpStatus: 404 });
export const missing = (noun: string, detail: string): AppError => new AppError('missing', noun, detail);
export const invalid = (noun: string, detail: string): AppError => new AppError('invalid', noun, detail);
export const unsupported = (noun: string, detail: string): AppError => new AppError('unsupported', noun, detail);

/** A value that failed a check it could have passed (a commitment, a comparison): exit code 1. */
export const failedCheck = (noun: string, detail: string): AppError =>
  new AppError('invalid', noun, detail, { exitCode: 1, httpStatus: 409 });
