import { type GradePart, WHOLE_RUN } from './puzzle.js';

/**
 * 100 for the place of the key, else 0. A healthy run and a fault that acts on all of the run have the place
 * `whole-run`, so that the answer gives nothing away about which of the two it is.
 * @param answer undefined: not answered, 0
 * @param truth place id of the key
 */
export function scoreWhere(answer: string | undefined, truth: string): GradePart {
  const fact = truth === WHOLE_RUN ? 'It concerned the whole run' : `It acted on ${truth}`;
  if (answer === truth) return { score: 100, reason: `${fact}, as you said.` };
  return { score: 0, reason: `${fact}; you ${answer === undefined ? 'named no place' : `said ${answer}`}.` };
}
