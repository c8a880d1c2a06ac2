import { Router } from 'express';
import { MOST_OTHERS } from '../../store/store.js';
import type { Dependencies } from '../dependencies.js';
import { type FoundPuzzle, findPuzzle } from '../find-puzzle.js';
import { otherMethods } from '../http/errors.js';
import { jsonBody } from '../http/json-body.js';
import { sendJson } from '../http/send-json.js';
import { boughtOf } from './probes.js';
import { emptyBody, notYetEnded, tooManyOpen } from './refusals.js';

/** What opens when a puzzle has ended: `GET` of `reveal`, `fixed` and `why-not`, and `POST another`. */
export function afterwardsRoutes(dependencies: Dependencies): Router {
  const { store, practice } = dependencies;
  const router = Router();

  /** @throws AppError 403 while the puzzle is open. @param what the rest of the sentence, such as `is revealed` */
  async function findEnded(id: string, what: string) {
    const { attempt, load }: FoundPuzzle = await findPuzzle(dependencies, id);
    if (attempt === null) throw notYetEnded(id, what);
    return { attempt, load };
  }

  router
    .route('/puzzles/:id/reveal')
    .get(async (request, response) => {
      const { attempt, load } = await findEnded(request.params.id, 'is revealed');
      await sendJson(
        request,
        response,
        200,
        load().reveal(attempt.answer, attempt.grade, await boughtOf(store, request.params.id)),
      );
    })
    .all(otherMethods('GET', 'HEAD'));

  router
    .route('/puzzles/:id/fixed')
    .get(async (request, response) => {
      const { attempt, load } = await findEnded(request.params.id, 'is fixed');
      await sendJson(request, response, 200, load().fixed(attempt.answer));
    })
    .all(otherMethods('GET', 'HEAD'));

  router
    .route('/puzzles/:id/why-not')
    .get(async (request, response) => {
      const { attempt, load } = await findEnded(request.params.id, 'is explained');
      await sendJson(request, response, 200, load().whyNot(attempt.answer));
    })
    .all(otherMethods('GET', 'HEAD'));

  router
    .route('/puzzles/:id/another')
    .post(...jsonBody, async (request, response) => {
      const { id } = request.params as { id: string };
      emptyBody(request.body);
      const { load } = await findEnded(id, 'has others like it');
      const another = await store.addAnother(load().theme(), practice.idOfAnother);
      if (another === 'full') throw tooManyOpen(id, MOST_OTHERS);
      response.once('finish', () => practice.prepare(another.number, another.theme));
      await sendJson(request, response, 201, { puzzle: another.puzzle });
    })
    .all(otherMethods('POST'));

  return router;
}
