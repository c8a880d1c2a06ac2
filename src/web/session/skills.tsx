import type { Session } from '../../puzzle/session/session.js';
import { Term } from '../help/term.js';
import { Bar } from './bar.js';
import { countOf, rangeInWords, skillsInWords } from './words.js';

/** Mean score by skill, each with its interval beside the mean over all answers. */
export function Skills({ session }: { session: Session }) {
  const { skills, score } = session;
  if (score === null || skills.length === 0) return null;
  return (
    <section class="record-part" aria-labelledby="record-skills">
      <h2 class="group-heading" id="record-skills">
        Score by <Term id="skill">skill</Term>
      </h2>
      <p>{skillsInWords(skills, score)}</p>
      <table class="record-bars">
        <caption class="visually-hidden">Mean score by skill of the true cause</caption>
        <thead>
          <tr>
            <th scope="col">Skill of the true cause</th>
            <th scope="col" class="record-bar">
              <span class="visually-hidden">Score as a bar</span>
              <span class="record-scale" aria-hidden="true">
                <span>0</span>
                <span>100</span>
              </span>
            </th>
            <th scope="col" class="record-number">
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {skills.map((row) => (
            <tr key={row.skill}>
              <th scope="row">
                <span class="record-code">{row.skill}</span> {row.name}{' '}
                <span class="record-note">
                  {Math.round(row.right * row.n)} of {countOf(row.n, 'answer')} right
                </span>
              </th>
              <td class="record-bar">
                <Bar
                  fill={{ from: 0, to: row.score / 100 }}
                  interval={{ from: row.scoreInterval[0] / 100, to: row.scoreInterval[1] / 100 }}
                  mean={score / 100}
                  look="plain"
                />
              </td>
              <td class="record-number">
                {Math.round(row.score)} <span class="record-note">{rangeInWords(row.scoreInterval)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">
        The thin line, and the small numbers, are the <Term id="95-interval">95 % interval</Term>; the dashed mark is
        your mean. A cause trains several skills, so an answer counts more than once; a healthy run counts as restraint
        (C5, E2).
      </p>
    </section>
  );
}
