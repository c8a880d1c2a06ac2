import { Router } from 'express';
import { fingerprint } from '../../puzzle/seal.js';
import type { Ending } from '../../store/store.js';
import { answerOf } from '../answer.js';
import { withoutFailing } from '../defect.js';
import type { Dependencies } from '../dependencies.js';
import { findPuzzle } from '../find-puzzle.js';
import { otherMethods } from '../http/errors.js';
import { jsonBody } from '../http/json-body.js';
import { sendJson } from '../http/send-json.js';
import type { PracticePuzzle } from '../practice.js';
import { puzzleState } from '../puzzle-state.js';
import { boughtOf } from './probes.js';
import { alreadyEnded, emptyBody } from './refusals.js';

/** `GET /puzzles/:id`, and what brings a puzzle to its end or puts it off: `POST` of `answer`, `give-up` and `skip`. */
export function puzzlesRoutes(dependencies: Dependencies): Router {
  const { store, grade } = dependencies;
  const router = Router();

  router
    .route('/puzzles/:id')
    .get(async (request, response) => {
      const { id } = request.params;
      const { attempt, load } = await findPuzzle(dependencies, id);
      const notes = await store.notes(id);
      await sendJson(request, response, 200, puzzleState(load(), attempt, notes));
    })
    .all(otherMethods('GET', 'HEAD'));

  router
    .route('/puzzles/:id/answer')
    .post(...jsonBody, async (request, response) => {
      const { id } = request.params as { id: string };
      const { attempt, load } = await findPuzzle(dependencies, id);
      if (attempt !== null) throw alreadyEnded(id, attempt.outcome);
      const puzzle = load();
      const { draft, number, prior } = puzzle;
      const answer = answerOf(request.body, draft.puzzle);
      const bought = await boughtOf(store, id);
      const graded = {
        ...withoutFailing(`grading puzzle ${number}`, () => grade(draft, answer, prior)),
        investigation: puzzle.investigation(bought),
      };
      await end(puzzle, { outcome: 'answered', answer, grade: graded });
      await sendJson(request, response, 201, { grade: graded });
    })
    .all(otherMethods('POST'));

  router
    .route('/puzzles/:id/give-up')
    .post(...jsonBody, async (request, response) => {
      const { id } = request.params as { id: string };
      emptyBody(request.body);
      const { attempt, load } = await findPuzzle(dependencies, id);
      if (attempt !== null) throw alreadyEnded(id, attempt.outcome);
      await end(load(), { outcome: 'given-up', answer: null, grade: null });
      await sendJson(request, response, 201, { givenUp: true });
    })
    .all(otherMethods('POST'));

  router
    .route('/puzzles/:id/skip')
    .post(...jsonBody, async (request, response) => {
      const { id } = request.params as { id: string };
      emptyBody(request.body);
      const { attempt, number } = await findPuzzle(dependencies, id);
      if (attempt !== null) throw alreadyEnded(id, attempt.outcome);
      if ((await store.skip(id, number)) === 'ended') throw alreadyEnded(id, await outcomeOf(id));
      await sendJson(request, response, 200, { skipped: true });
    })
    .all(otherMethods('POST'));

  /** @throws AppError 409 when somebody else brought the puzzle to its end just now */
  async function end({ draft, number }: PracticePuzzle, ending: Ending): Promise<void> {
    const { puzzle, key } = draft;
    const { id, scenario } = puzzle;
    const whose = { puzzle: id, number, scenario, cause: key.cause, fingerprint: fingerprint(draft) };
    if ((await store.saveAttempt({ ...whose, ...ending })) === 'exists') throw alreadyEnded(id, await outcomeOf(id));
  }

  /** For a message: how a puzzle ended that somebody else brought to its end just now. */
  async function outcomeOf(id: string) {
    return (await store.known(id)).attempt?.outcome ?? 'answered';
  }

  return router;
}
