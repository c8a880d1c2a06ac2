import { Router } from 'express';
import { AppError, failedCheck } from '../../core/errors.js';
import { fingerprint } from '../../puzzle/seal.js';
import { answerOf } from '../answer.js';
import { withoutFailing } from '../defect.js';
import type { Dependencies } from '../dependencies.js';
import { findPuzzle } from '../find-puzzle.js';
import { otherMethods } from '../http/errors.js';
import { jsonBody } from '../http/json-body.js';
import { sendJson } from '../http/send-json.js';

const alreadyAnswered = (id: string): AppError =>
  failedCheck('answer', `puzzle ${id} is answered already (the first answer is final)`);

const notYetAnswered = (id: string): AppError =>
  new AppError('missing', 'answer', `puzzle ${id} is revealed after it is answered`, { httpStatus: 403 });

/** `GET /puzzles/:id`, `POST /puzzles/:id/answer` and `GET /puzzles/:id/reveal`. */
export function puzzlesRoutes(dependencies: Dependencies): Router {
  const { store, grade } = dependencies;
  const router = Router();

  router
    .route('/puzzles/:id')
    .get(async (request, response) => {
      const { attempt, load } = await findPuzzle(dependencies, request.params.id);
      const { draft, number, prior } = load();
      await sendJson(request, response, 200, {
        puzzle: draft.puzzle,
        number: number + 1,
        prior,
        answered: attempt !== null,
      });
    })
    .all(otherMethods('GET', 'HEAD'));

  router
    .route('/puzzles/:id/answer')
    .post(...jsonBody, async (request, response) => {
      const { id } = request.params as { id: string };
      const { attempt, load } = await findPuzzle(dependencies, id);
      if (attempt !== null) throw alreadyAnswered(id);
      const { draft, number, prior } = load();
      const answer = answerOf(request.body, draft.puzzle);
      const graded = withoutFailing(`grading puzzle ${number}`, () => grade(draft, answer, prior));
      const { scenario } = draft.puzzle;
      const outcome = await store.saveAttempt({
        number,
        scenario,
        cause: draft.key.cause,
        fingerprint: fingerprint(draft),
        answer,
        grade: graded,
      });
      if (outcome === 'exists') throw alreadyAnswered(id);
      await sendJson(request, response, 201, { grade: graded });
    })
    .all(otherMethods('POST'));

  router
    .route('/puzzles/:id/reveal')
    .get(async (request, response) => {
      const { id } = request.params;
      const { attempt, load } = await findPuzzle(dependencies, id);
      if (attempt === null) throw notYetAnswered(id);
      await sendJson(request, response, 200, load().reveal(attempt.answer, attempt.grade));
    })
    .all(otherMethods('GET', 'HEAD'));

  return router;
}
