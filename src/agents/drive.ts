import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Conversation } from './conversation.js';
import type { Attempt, Ended, Limits } from './outcome.js';
import { createLineReader, type Unreadable } from './read-lines.js';
import { createStopwatch } from './stopwatch.js';

/** How long an agent that has answered may take to end by itself, and what a dead one may still have in its pipe. */
const GRACE_MS = 1000;
const DRAIN_MS = 200;

/** What may wait to be read by an agent that goes on asking. */
const UNREAD_BYTES = 16 * 1024 * 1024;

/** Of standard error, the end is kept. */
const STDERR_BYTES = 4096;

export interface Launch {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where it starts. */
  readonly directory: string;
}

export interface DriveInput {
  readonly launch: Launch;
  readonly limits: Limits;
  readonly conversation: Conversation;
  /** Kills a process and all of its group; one that is gone is no error. */
  readonly endGroup: (leader: number) => void;
  readonly interrupted: AbortSignal;
}

export type Driven = Omit<Attempt, 'bought'>;

/**
 * Starts an agent, has the conversation with it, and ends it and its group whatever happens. Never throws for anything that the
 * agent does.
 * @throws the reason of the interruption, once the agent is dead
 */
export function drive({ launch, limits, conversation, endGroup, interrupted }: DriveInput): Promise<Driven> {
  interrupted.throwIfAborted();
  const child = start(launch);
  if (typeof child === 'string') return Promise.resolve({ ...notStarted(child), seconds: 0, stderr: '' });
  return new Promise((resolve, reject) => {
    const reader = createLineReader(limits.bytes);
    let stderr: Buffer = Buffer.alloc(0);
    let ended: Ended | null = null;
    let gone = false;
    const late: NodeJS.Timeout[] = [];
    const after = (ms: number, what: () => void) => late.push(setTimeout(what, ms));
    const watch = createStopwatch(1000 * limits.seconds, () =>
      settle({ outcome: 'timed-out', detail: `It had not answered after ${limits.seconds} s.`, answer: null }),
    );

    // Whoever has answered may end by itself; anybody else is ended at once.
    const settle = (how: Ended): void => {
      if (ended !== null) return;
      ended = how;
      watch.pause();
      child.stdin.end();
      if (how.outcome === 'answered' && !gone) after(GRACE_MS, kill);
      else kill();
    };

    const kill = (): void => {
      if (child.pid !== undefined) endGroup(child.pid);
      // The death of the leader is waited for; a system that does not report it is not.
      if (gone) finish();
      else after(GRACE_MS, finish);
    };

    const finish = (): void => {
      for (const timer of late.splice(0)) clearTimeout(timer);
      interrupted.removeEventListener('abort', interrupt);
      // A child that left the group may hold the pipes open; nothing more is read of them.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      if (interrupted.aborted) reject(interrupted.reason);
      else resolve({ ...ended!, seconds: watch.seconds(), stderr: new TextDecoder().decode(stderr).trim() });
    };

    const interrupt = (): void =>
      settle({ outcome: 'exited', detail: 'It was ended by an interruption.', answer: null });

    const take = (lines: readonly (string | Unreadable)[]): void => {
      // What is simulated for a reading takes no time of the agent's.
      watch.pause();
      for (const line of lines) {
        if (ended !== null) return;
        if (typeof line !== 'string') {
          settle({ ...line, answer: null });
          return;
        }
        const turn = conversation.take(line);
        if (turn.reply !== null) child.stdin.write(turn.reply);
        if (turn.ended !== null) settle(turn.ended);
        else if (child.stdin.writableLength > UNREAD_BYTES)
          settle({ outcome: 'flooded', detail: 'It went on asking without reading what it was told.', answer: null });
      }
      if (ended === null) watch.resume();
    };

    const noMore = (): void => {
      if (ended === null) take(reader.rest());
      settle({ outcome: 'exited', detail: howItExited(child), answer: null });
    };

    child.on('error', (error) => {
      gone = child.pid === undefined;
      settle(notStarted(error.message));
    });
    child.on('exit', () => {
      gone = true;
      // What is in the pipe by then is read before that.
      if (ended === null) after(DRAIN_MS, () => setImmediate(noMore));
      else kill();
    });
    child.on('close', () => {
      if (ended === null) noMore();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (ended === null) take(reader.read(chunk));
    });
    child.stdout.on('end', () => {
      if (ended === null) after(GRACE_MS, noMore);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = Buffer.concat([stderr, chunk]).subarray(-STDERR_BYTES);
    });
    // Whoever does not listen, or is gone, breaks the pipe: that it ended or answered is found out elsewhere.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => {});
    interrupted.addEventListener('abort', interrupt);
    watch.resume();
    child.stdin.write(conversation.opening);
  });
}

/** As the leader of a group of its own, so that its children can be ended with it. */
function start({ program, words, environment, directory }: Launch): ChildProcessWithoutNullStreams | string {
  try {
    return spawn(program, words, { cwd: directory, env: environment, detached: true, windowsHide: true });
  } catch (error) {
    return (error as Error).message;
  }
}

function notStarted(reason: string): Ended {
  return { outcome: 'not-started', detail: `It could not be started: ${reason}.`, answer: null };
}

function howItExited({ exitCode, signalCode }: ChildProcessWithoutNullStreams): string {
  if (signalCode !== null) return `It was ended by ${signalCode} before it answered.`;
  if (exitCode !== null) return `It ended with exit code ${exitCode} before it answered.`;
  return 'It closed its output before it answered.';
}
