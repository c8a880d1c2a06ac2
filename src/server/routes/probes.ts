import { Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import { unknownName } from '../../core/nearest.js';
import { checkShape } from '../../core/shape.js';
import { NOT_AVAILABLE, type Reading } from '../../lab/probe.js';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Purchase, Store } from '../../store/store.js';
import type { Dependencies } from '../dependencies.js';
import { findPuzzle } from '../find-puzzle.js';
import { otherMethods } from '../http/errors.js';
import { jsonBody } from '../http/json-body.js';
import { sendJson } from '../http/send-json.js';
import type { PracticePuzzle } from '../practice.js';
import { alreadyEnded } from './refusals.js';

export const purchaseSchema = z.strictObject({ probe: z.string().min(1).max(100) });

/** A bought probe and what it gave. What it found, as the diagnostician would say, is told in the reveal. */
export interface BoughtReading extends Purchase, Omit<Reading, 'finding'> {
  readonly name: string;
}

/** What was bought for a puzzle, in GPU-hours. */
export interface Bill {
  readonly budget: number;
  readonly spent: number;
  /** In the order of purchase. */
  readonly bought: readonly BoughtReading[];
}

/** What was bought for a puzzle, by id. */
export async function boughtOf(store: Store, puzzle: string): Promise<string[]> {
  return (await store.purchases(puzzle)).map(({ probe }) => probe);
}

/** `GET /puzzles/:id/probes`: what was bought, with the readings; `POST` of `{"probe": id}` buys one more. */
export function probesRoutes(dependencies: Dependencies): Router {
  const { store } = dependencies;
  const router = Router();

  router
    .route('/puzzles/:id/probes')
    .get(async (request, response) => {
      const { id } = request.params;
      const { load } = await findPuzzle(dependencies, id);
      const purchases = await store.purchases(id);
      await sendJson(request, response, 200, bill(load(), purchases));
    })
    .post(...jsonBody, async (request, response) => {
      const { id } = request.params as { id: string };
      const { attempt, load } = await findPuzzle(dependencies, id);
      if (attempt !== null) throw alreadyEnded(id, attempt.outcome);
      const { probe } = checkShape(purchaseSchema, request.body, 'purchase', '');
      const puzzle = load();
      const { probes, budget } = puzzle.draft.puzzle;
      const offer = probes.find((one) => one.id === probe);
      if (offer === undefined)
        throw unknownName(
          'probe',
          probe,
          probes.map((one) => one.id),
        );
      // What could not be made is not charged.
      const gpuHours = puzzle.probe(probe).finding === NOT_AVAILABLE.finding ? 0 : offer.gpuHours;
      const bought = await store.buy(id, { probe, gpuHours }, budget);
      if (bought === 'ended') throw alreadyEnded(id, (await store.known(id)).attempt?.outcome ?? 'answered');
      const purchases = await store.purchases(id);
      if (bought === 'too dear') throw tooDear(probe, gpuHours, budget - spentOn(purchases));
      await sendJson(request, response, bought === 'bought' ? 201 : 200, bill(puzzle, purchases));
    })
    .all(otherMethods('GET', 'HEAD', 'POST'));

  return router;
}

/** 409: the budget does not allow it. */
function tooDear(probe: string, gpuHours: number, left: number): AppError {
  return new AppError(
    'unsupported',
    'purchase',
    `${probe} for ${gpuHours} GPU-hours (${Number(Math.max(0, left).toPrecision(3))} are left of the budget)`,
    { httpStatus: 409 },
  );
}

const spentOn = (purchases: readonly Purchase[]) => purchases.reduce((sum, { gpuHours }) => sum + gpuHours, 0);

function bill(puzzle: PracticePuzzle, purchases: readonly Purchase[]): Bill {
  const { budget, probes }: PublicPuzzle = puzzle.draft.puzzle;
  return {
    budget,
    spent: spentOn(purchases),
    bought: purchases.map(({ probe, gpuHours }): BoughtReading => {
      const { text, series, table } = puzzle.probe(probe);
      return { probe, name: probes.find(({ id }) => id === probe)?.name ?? probe, gpuHours, text, series, table };
    }),
  };
}
