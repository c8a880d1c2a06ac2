import { type GradePart, type Place, WHOLE_RUN } from './puzzle.js';

/**
 * 100 for the place of the key, else 0. A healthy run and a fault that acts on all of the run have the place
 * `whole-run`, so that the answer gives nothing away about which of the two it is.
 * @param answer undefined: not answered, 0
 * @param truth place id of the key
 * @param places names of the places, for the reason; an id without one stands for itself
 */
export function scoreWhere(answer: string | undefined, truth: string, places: readonly Place[] = []): GradePart {
  const nameOf = (id: string) =>
    id === WHOLE_RUN ? 'the whole run' : (places.find((place) => place.id === id)?.name ?? id);
  const fact = truth === WHOLE_RUN ? 'It concerned the whole run' : `It acted on ${nameOf(truth)}`;
  if (answer === truth) return { score: 100, reason: `${fact}, as you said.` };
  return { score: 0, reason: `${fact}; you ${answer === undefined ? 'named no place' : `said ${nameOf(answer)}`}.` };
}
