import type { ThemeName } from '../charts/theme.js';
import type { DraftPuzzle } from '../puzzle/factory.js';
import type { Answer, Grade } from '../puzzle/puzzle.js';
import type { CauseFacts } from '../puzzle/session/attempt.js';
import type { Store } from '../store/store.js';
import type { DiagnoseUpload } from './diagnose/upload.js';
import type { Practice } from './practice.js';

/** An error it throws is a defect: the answer was checked against the puzzle. @param prior probability of each candidate of the puzzle's scenario */
export type GradeAnswer = (draft: DraftPuzzle, answer: Answer, prior: Readonly<Record<string, number>>) => Grade;

/** Everything the server is given; it reads no clock, no environment and no global state. */
export interface Dependencies {
  readonly practice: Practice;
  readonly store: Store;
  readonly grade: GradeAnswer;
  /** Null for a cause that this release does not have. */
  readonly cause: (id: string) => (CauseFacts & { readonly name: string }) | null;
  /** Compiled charts of the dashboard as a JSON value. */
  readonly charts: (theme: ThemeName) => unknown;
  readonly manual: {
    /** All pages, as a JSON value. */
    entries(): unknown;
    /** A page as a JSON value, or null when there is none. @param id matches ^[a-z0-9-]+$ */
    page(id: string): object | null;
  };
  /** All terms of the glossary as a JSON value. */
  readonly glossary: () => unknown;
  /** Diagnoses a user's own run; one at a time. */
  readonly diagnose: DiagnoseUpload;
  /** The built browser client: index.html and assets/ with names that carry a digest. */
  readonly clientDirectory: string;
  /** Files served as they are: style sheet and icons. */
  readonly staticDirectory: string;
  /** Values of the Host header that are answered, such as `127.0.0.1:3000`; asked at every request. */
  readonly hosts: () => readonly string[];
  /** Receives what a request failed with when it was not the client's fault. */
  readonly report: (error: unknown) => void;
}
