import type { Answer } from '../../puzzle/puzzle.js';

/** The reasons that came with the answer, as other programs send them. */
export function Rationale({ answer }: { answer: Answer | null }) {
  if (answer?.rationale === undefined) return null;
  return (
    <section aria-labelledby="rationale-heading">
      <h2 id="rationale-heading">Your rationale</h2>
      <p class="rationale">{answer.rationale}</p>
    </section>
  );
}
