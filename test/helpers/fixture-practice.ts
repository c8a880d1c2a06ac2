import type { Answer, PublicPuzzle } from '../../src/puzzle/puzzle.js';
import type { FixedRuns, Reveal } from '../../src/puzzle/revealed.js';
import type { Bill, Progress, PuzzleState } from '../../src/web/api.js';
import { fixtureBill, fixtureFixed } from './fixture-probes.js';
import { FIXTURE_PRIOR, fixturePuzzle, fixtureReveal } from './fixture-puzzle.js';

/** What a solver did with a made-up puzzle. */
interface Ending {
  readonly outcome: 'answered' | 'given-up';
  readonly answer: Answer | null;
}

const ID = /^f1\d{10}$/;
const idOf = (number: number): string => `f1${String(number).padStart(10, '0')}`;
const numberOf = (id: string): number => Number(id.slice(2));

/** The rules of the practice sequence over made-up puzzles, in memory. Numbers count from 1; the first is guided. */
export class FixturePractice {
  readonly #endings = new Map<string, Ending>();
  readonly #setAside = new Map<string, 'skipped' | 'another'>();
  readonly #notes = new Map<string, string>();
  readonly #bought = new Map<string, readonly string[]>();
  readonly #made = new Map<string, PublicPuzzle>();
  readonly #options: { readonly divergedAt?: number };

  constructor(options: { readonly divergedAt?: number }) {
    this.#options = options;
  }

  exists(id: string): boolean {
    return ID.test(id);
  }

  ended(id: string): boolean {
    return this.#endings.has(id);
  }

  state(id: string): PuzzleState {
    return {
      puzzle: this.#puzzle(id),
      number: numberOf(id),
      outcome: this.#endings.get(id)?.outcome ?? null,
      guided: numberOf(id) === 1,
      prior: FIXTURE_PRIOR,
      notes: this.#notes.get(id) ?? '',
    };
  }

  current(): PuzzleState {
    let number = 1;
    while (this.#endings.has(idOf(number)) || this.#setAside.has(idOf(number))) number += 1;
    return this.state(idOf(number));
  }

  end(id: string, answer: Answer | null): Reveal {
    this.#endings.set(id, { outcome: answer === null ? 'given-up' : 'answered', answer });
    return this.reveal(id);
  }

  skip(id: string): void {
    if (!this.#setAside.has(id)) this.#setAside.set(id, 'skipped');
  }

  another(): string {
    const used = [...this.#endings.keys(), ...this.#setAside.keys()].map(numberOf);
    const id = idOf(1 + Math.max(this.current().number, ...used));
    this.#setAside.set(id, 'another');
    return id;
  }

  bill(id: string): Bill {
    return fixtureBill(this.#puzzle(id), this.#bought.get(id) ?? []);
  }

  /** Buys a probe. @returns the bill, or null where the budget does not allow it */
  buy(id: string, probe: string): Bill | null {
    const bought = [...new Set([...(this.#bought.get(id) ?? []), probe])];
    const bill = fixtureBill(this.#puzzle(id), bought);
    if (bill.spent > bill.budget) return null;
    this.#bought.set(id, bought);
    return bill;
  }

  fixed(id: string): FixedRuns {
    return fixtureFixed(this.#puzzle(id));
  }

  write(id: string, text: string): void {
    this.#notes.set(id, text);
  }

  reveal(id: string): Reveal {
    return fixtureReveal(this.#puzzle(id), this.#endings.get(id)!.answer, this.#bought.get(id));
  }

  progress(): Progress {
    const recent = [...this.#endings].map(([id, { outcome }]): Progress['recent'][number] => {
      const { cause, grade, puzzle } = this.reveal(id);
      return {
        puzzle,
        number: numberOf(id),
        scenario: 'language-model-1b',
        cause: cause.id,
        outcome,
        correct: grade?.cause.top1 ?? false,
        probability: grade?.cause.probability ?? null,
        score: grade?.score ?? null,
      };
    });
    const scores = recent.flatMap(({ score }) => (score === null ? [] : [score]));
    const open = [...this.#setAside].filter(([id]) => !this.#endings.has(id));
    return {
      answered: scores.length,
      correct: recent.filter(({ correct }) => correct).length,
      givenUp: recent.length - scores.length,
      meanScore: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
      recent: recent.reverse(),
      open: open.map(([puzzle, kind]) => ({ puzzle, number: numberOf(puzzle), kind })),
      openTotal: open.length,
    };
  }

  #puzzle(id: string): PublicPuzzle {
    const puzzle = this.#made.get(id) ?? fixturePuzzle(id, this.#options);
    this.#made.set(id, puzzle);
    return puzzle;
  }
}
