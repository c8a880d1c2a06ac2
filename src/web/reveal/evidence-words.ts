/** Evidence in nats as a person would say it: from how many, how strong it is. */
const WORDS: readonly { readonly from: number; readonly text: string }[] = [
  { from: 30, text: 'Ruled out, far beyond doubt' },
  { from: 10, text: 'Ruled out' },
  { from: 4.5, text: 'Told apart clearly' },
  { from: 2, text: 'Some evidence against it' },
  { from: 0.5, text: 'Hardly told apart' },
];

/** Odds outside these mean nothing more to a reader than the words do. */
const LEAST_ODDS_NATS = 0.5;
const MOST_ODDS_NATS = 14;

/** How strongly the evidence speaks against an alternative. */
export function evidenceInWords(nats: number): string {
  return WORDS.find(({ from }) => nats >= from)?.text ?? 'Not told apart at all';
}

/** Evidence beyond this adds nothing for a reader; a run that diverges on one side alone gives millions. */
const MOST_NATS = 1000;

/** The number of nats as it is printed. */
export function natsInDigits(nats: number): string {
  if (nats > MOST_NATS) return `more than ${MOST_NATS.toLocaleString('en-GB')}`;
  return Number(nats.toFixed(nats < 10 ? 1 : 0)).toLocaleString('en-GB');
}

/** What evidence is worth as odds; null where they could not be imagined, or say nothing. */
export function oddsInWords(nats: number): string | null {
  if (nats < LEAST_ODDS_NATS || nats > MOST_ODDS_NATS) return null;
  const odds = Number(Math.exp(nats).toPrecision(nats < Math.log(10) ? 1 : 2));
  return `odds of ${odds.toLocaleString('en-GB')} to 1`;
}

/** Share of the bar that shows the strength: nats on a logarithmic scale, full at a thousand. */
export function evidenceShare(nats: number): number {
  return Math.min(1, Math.max(0, Math.log10(1 + Math.max(0, nats)) / 3));
}
