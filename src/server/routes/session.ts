import { Router } from 'express';
import { gradedAttempt } from '../../puzzle/session/attempt.js';
import { type Session, sessionOf } from '../../puzzle/session/session.js';
import type { Dependencies } from '../dependencies.js';
import { otherMethods } from '../http/errors.js';
import { sendJson } from '../http/send-json.js';

/** What the solver's endings tell together. */
export interface SessionState {
  /** Puzzles that ended. */
  readonly total: number;
  /** The latest of them: what the rest is about. */
  readonly read: number;
  /** Those of them that were given up: they have no score and are no part of the session. */
  readonly givenUp: number;
  readonly session: Session;
  /** Names of the causes in it, by id; the id itself for one of another release. */
  readonly names: Readonly<Record<string, string>>;
}

/** `GET /session`: a record of the latest puzzles that ended. What is open is no part of it. */
export function sessionRoutes({ store, cause }: Dependencies): Router {
  const router = Router();
  router
    .route('/session')
    .get(async (request, response) => {
      const { answered, givenUp, total } = await store.ended();
      const session = sessionOf(
        answered.map(({ cause: truth, causes, score, investigation }) =>
          gradedAttempt({ truth, causes, score, investigation }, (id) => cause(id) ?? undefined),
        ),
      );
      const state: SessionState = {
        total,
        read: answered.length + givenUp,
        givenUp,
        session,
        names: namesOf(session, (id) => cause(id)?.name ?? id),
      };
      await sendJson(request, response, 200, state);
    })
    .all(otherMethods('GET', 'HEAD'));
  return router;
}

function namesOf({ confusions }: Session, nameOf: (id: string) => string): Record<string, string> {
  const ids = new Set(confusions.causes.flatMap(({ truth, named }) => [truth, named]));
  return Object.fromEntries([...ids].map((id) => [id, nameOf(id)]));
}
