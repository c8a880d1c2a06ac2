import type { Dashboard } from '../charts/compile.js';
import type { ThemeName } from '../charts/theme.js';
import type { Reading } from '../lab/probe.js';
import type { Answer, Grade, ManualPicture, PublicPuzzle } from '../puzzle/puzzle.js';
import type { FixedRuns, Reveal, WhyNot } from '../puzzle/revealed.js';
import type { Session } from '../puzzle/session/session.js';
import type { RunDiagnosis } from '../report/run-diagnosis.js';

export type { DrawnPanel, RunDiagnosis } from '../report/run-diagnosis.js';

export interface PuzzleState {
  readonly puzzle: PublicPuzzle;
  /** Place in the solver's sequence, from 1. */
  readonly number: number;
  /** How the puzzle ended, or null while it is open; a skipped puzzle stays open. */
  readonly outcome: 'answered' | 'given-up' | null;
  /** The first puzzle of all: the same for everyone, and walked through by the guide. */
  readonly guided: boolean;
  /** Probability of each candidate before anything is seen; what an answer leaves is spread by it. */
  readonly prior: Readonly<Record<string, number>>;
  /** What the solver wrote down, before or after the answer. */
  readonly notes: string;
}

export interface Progress {
  readonly answered: number;
  readonly correct: number;
  readonly givenUp: number;
  /** Mean over the answered puzzles; those given up have no score. */
  readonly meanScore: number | null;
  /** Puzzles that ended, the latest first. */
  readonly recent: readonly {
    readonly puzzle: string;
    readonly number: number;
    readonly scenario: string;
    /** Candidate id of the true cause. */
    readonly cause: string;
    readonly outcome: 'answered' | 'given-up';
    readonly correct: boolean;
    /** Probability the answer gave the true cause; null where the solver gave up. */
    readonly probability: number | null;
    readonly score: number | null;
  }[];
  /** Puzzles set aside and still open, the latest by number: skipped ones, and those asked for with "another like this". */
  readonly open: readonly { readonly puzzle: string; readonly number: number; readonly kind: 'skipped' | 'another' }[];
  /** How many are open, listed or not. */
  readonly openTotal: number;
}

/** A probe that was bought, and what it gave. */
export interface BoughtReading extends Omit<Reading, 'finding'> {
  readonly probe: string;
  readonly name: string;
  /** What was paid: nothing where it could not be made. */
  readonly gpuHours: number;
}

/** What was bought for a puzzle, in GPU-hours. */
export interface Bill {
  readonly budget: number;
  readonly spent: number;
  /** In the order in which they were bought. */
  readonly bought: readonly BoughtReading[];
}

/** What the latest puzzles that ended tell together. */
export interface SessionState {
  /** Puzzles that ended. */
  readonly total: number;
  /** The latest of them: what the rest is about. */
  readonly read: number;
  /** Those of them that were given up: no part of the session. */
  readonly givenUp: number;
  readonly session: Session;
  /** Names of the causes in it. */
  readonly names: Readonly<Record<string, string>>;
}

export interface ManualEntry {
  readonly id: string;
  readonly title: string;
  /** Family of the cause, `control` for benign events. */
  readonly family: string;
  readonly summary: string;
  /** Everything on the page as plain text, for searching. */
  readonly text: string;
}

export interface ManualPage {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  /** Null where nothing can be simulated. */
  readonly picture: ManualPicture | null;
}

export interface GlossaryTerm {
  readonly id: string;
  readonly term: string;
  /** One to three sentences of plain text. */
  readonly text: string;
}

/** A request that did not succeed; status 0 means that no server answered. */
export class RequestError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
  }
}

async function request<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/v1/${path}`, { ...init, headers: { accept: 'application/json', ...init?.headers } });
  } catch {
    throw new RequestError(0, 'The server does not answer. Is lossleuth still running?');
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new RequestError(response.status, messageOf(body, response.status));
  if (body === null) throw new RequestError(response.status, 'The server sent something that is not JSON.');
  return body as T;
}

function messageOf(body: unknown, status: number): string {
  const message = (body as { error?: { message?: unknown } } | null)?.error?.message;
  return typeof message === 'string' ? message : `The server answered with status ${status}.`;
}

function send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> {
  return request(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

export const fetchCurrentPuzzle = () => request<PuzzleState>('puzzle');
export const fetchPuzzle = (id: string) => request<PuzzleState>(`puzzles/${id}`);
export const fetchReveal = (id: string) => request<Reveal>(`puzzles/${id}/reveal`);
export const fetchWhyNot = (id: string) => request<WhyNot>(`puzzles/${id}/why-not`);
/** The run with the fix of the answer, with two others and without the fault. */
export const fetchFixed = (id: string) => request<FixedRuns>(`puzzles/${id}/fixed`);
export const fetchBill = (id: string) => request<Bill>(`puzzles/${id}/probes`);
export const fetchProgress = () => request<Progress>('progress');
export const fetchSession = () => request<SessionState>('session');
export const fetchCharts = (theme: ThemeName) => request<Dashboard>(`charts?theme=${theme}`);
export const fetchManual = () => request<{ pages: readonly ManualEntry[] }>('manual');
export const fetchManualPage = (id: string) => request<ManualPage>(`manual/${encodeURIComponent(id)}`);
export const fetchGlossary = () => request<{ terms: readonly GlossaryTerm[] }>('glossary');

export const postAnswer = (id: string, answer: Omit<Answer, 'puzzle'>) =>
  send<{ grade: Grade }>('POST', `puzzles/${id}/answer`, answer);
/** Buys a probe; one that was bought before costs nothing again. */
export const postPurchase = (id: string, probe: string) => send<Bill>('POST', `puzzles/${id}/probes`, { probe });
/** Sets the puzzle aside: the next one becomes the current one, and this one stays open. */
export const postSkip = (id: string) => send<{ skipped: true }>('POST', `puzzles/${id}/skip`, {});
/** Ends the puzzle without an answer, so that it can be revealed. */
export const postGiveUp = (id: string) => send<{ givenUp: true }>('POST', `puzzles/${id}/give-up`, {});
/** A fresh puzzle whose cause is that of a revealed one, one of its neighbours, or none. @returns its id */
export const postAnother = (id: string) => send<{ puzzle: string }>('POST', `puzzles/${id}/another`, {});
/** Diagnoses a run of the reader's own. @param query what the body holds, file by file */
export const postRun = (query: string, body: Blob, signal: AbortSignal) =>
  request<RunDiagnosis>(`diagnose?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
    signal,
  });
export const putNotes = (id: string, text: string) => send<{ saved: true }>('PUT', `puzzles/${id}/notes`, { text });
