import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, PublicPuzzle } from '../puzzle/puzzle.js';
import { type Conversation, createConversation } from './conversation.js';
import { drive, type Launch } from './drive.js';
import type { Attempt, Limits } from './outcome.js';
import type { GradeMessage } from './protocol.js';
import type { Shop } from './shop.js';

/** A puzzle as an agent gets it. */
export interface Task {
  readonly puzzle: PublicPuzzle;
  readonly prior: Readonly<Record<string, number>>;
  readonly shop: Shop;
  /** Absent: the agent is told nothing after its answer. */
  readonly reveal?: ((answer: Answer) => GradeMessage) | undefined;
}

/** Something that diagnoses puzzles. Puzzles know nothing of each other: there is one process, or one call, for each. */
export interface Agent {
  /** What it is, for reports. */
  readonly name: string;
  /** @throws the reason of an interruption, and nothing else but defects of ours */
  solve(task: Task): Promise<Attempt>;
}

export interface CommandAgentInput extends Omit<Launch, 'directory'> {
  readonly limits: Limits;
  readonly points: number;
  readonly endGroup: (leader: number) => void;
  readonly interrupted: AbortSignal;
  /** Sees the conversation of each puzzle before it begins. */
  readonly overheard?: (conversation: Conversation) => Conversation;
}

/** A program, started for each puzzle in an empty folder that is removed afterwards. */
export function commandAgent(input: CommandAgentInput): Agent {
  const { program, words, environment, limits, points, overheard = (conversation) => conversation } = input;
  return {
    name: [program, ...words].join(' '),
    async solve(task) {
      const directory = await mkdtemp(join(tmpdir(), 'lossleuth-agent-'));
      try {
        const { endGroup, interrupted } = input;
        const conversation = overheard(createConversation({ ...task, limits, points }));
        const launch = { program, words, environment, directory };
        const driven = await drive({ launch, limits, conversation, endGroup, interrupted });
        return { ...driven, bought: task.shop.bought() };
      } finally {
        // What an agent made so that its owner cannot remove it stays in the temporary folder.
        await rm(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
      }
    },
  };
}
