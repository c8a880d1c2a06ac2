import type { Grade } from '../../puzzle/puzzle.js';
import { formatPlain } from '../format.js';

/** The grade part by part, each with its reason. */
export function GradeView({ grade }: { grade: Grade }) {
  const parts = [
    { name: 'Cause', ...grade.cause },
    { name: 'Onset', ...grade.onset },
    { name: 'Where', ...grade.where },
  ];
  return (
    <section class="grade" aria-labelledby="grade-heading">
      <div class="grade-head">
        <h2 id="grade-heading">Grade</h2>
        <p class="score">
          <strong>{Math.round(grade.score)}</strong> of 100
        </p>
      </div>
      <ul class="grade-parts">
        {parts.map(({ name, score, reason }) => (
          <li key={name} class="grade-part">
            <div class="grade-line">
              <span class="grade-name">{name}</span>
              <progress max={100} value={Math.max(0, score)} aria-label={`${name} score`} />
              <span class="grade-score">{Math.round(score)}</span>
            </div>
            <p class="grade-reason">{reason}</p>
          </li>
        ))}
      </ul>
      <p class="hint">
        Brier {formatPlain(grade.cause.brier)} · log score {formatPlain(grade.cause.log)}
      </p>
    </section>
  );
}
