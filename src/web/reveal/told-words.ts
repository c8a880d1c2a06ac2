import type { WeightRow } from '../weights/weights.js';
import { natsInDigits, oddsInWords } from './evidence-words.js';

/** Beyond this odds are told by their order of magnitude. */
const MILLION = 1e6;

/** Evidence and prior together, in a sentence: how many nats, and what odds for whom. */
export function togetherInWords(total: number, truth: string, rival: string): string {
  const nats = Math.abs(total);
  // To the decimal of the table above it, where that can be read.
  const amount = `Together ${nats < 1000 ? nats.toFixed(1) : natsInDigits(nats)} nats`;
  if (Math.exp(nats) > MILLION) return `${amount}: more than a million to 1 for “${total > 0 ? truth : rival}”.`;
  const odds = oddsInWords(nats);
  if (odds === null) return `${amount}: as good as even between “${truth}” and “${rival}”.`;
  return `${amount}: ${odds} for “${total > 0 ? truth : rival}”.`;
}

/** What speaks most against a wrong answer, in a sentence. */
export function objectionInWords(objection: WeightRow | null): string {
  if (objection === null) return 'To the reference diagnostician no panel speaks against it.';
  const odds = oddsInWords(objection.weight);
  const worth = `${natsInDigits(objection.weight)} nats${odds === null ? '' : `, ${odds}`}`;
  return `To the reference diagnostician, the panel “${objection.label}” speaks most against it: ${worth}.`;
}
