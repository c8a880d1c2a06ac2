import type { PanelSpec } from '../charts/compile.js';
import type { ThemeName } from '../charts/theme.js';
import type { Answer, Grade, PublicPuzzle, Reveal } from '../puzzle/puzzle.js';

export interface PuzzleState {
  readonly puzzle: PublicPuzzle;
  /** Place in the solver's sequence, from 1. */
  readonly number: number;
  readonly answered: boolean;
  /** Probability of each candidate before anything is seen; what an answer leaves is spread by it. */
  readonly prior: Readonly<Record<string, number>>;
}

export interface Progress {
  readonly answered: number;
  readonly meanScore: number | null;
  readonly correct: number;
  readonly recent: readonly {
    readonly puzzle: string;
    readonly number: number;
    readonly scenario: string;
    /** Candidate id of the true cause. */
    readonly cause: string;
    readonly correct: boolean;
    readonly probability: number;
    readonly score: number;
  }[];
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

export const fetchCurrentPuzzle = () => request<PuzzleState>('puzzle');
export const fetchPuzzle = (id: string) => request<PuzzleState>(`puzzles/${id}`);
export const fetchReveal = (id: string) => request<Reveal>(`puzzles/${id}/reveal`);
export const fetchProgress = () => request<Progress>('progress');
export const fetchCharts = (theme: ThemeName) => request<{ panels: readonly PanelSpec[] }>(`charts?theme=${theme}`);
export const fetchManual = (id: string) => request<{ id: string; html: string }>(`manual/${encodeURIComponent(id)}`);

export function postAnswer(id: string, answer: Omit<Answer, 'puzzle'>): Promise<{ grade: Grade }> {
  return request(`puzzles/${id}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer),
  });
}
