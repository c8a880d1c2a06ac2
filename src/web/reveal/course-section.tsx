import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import type { Prior } from '../answer/rest.js';
import type { BoughtReading } from '../api.js';
import { formatPercent } from '../format.js';
import { Term } from '../help/term.js';
import { gpuHoursInWords } from '../investigation/price-words.js';
import { type Course, ownCourse, parCourse } from './course.js';
import { courseEndInWords } from './course-words.js';

export interface CourseSectionProps {
  readonly puzzle: PublicPuzzle;
  readonly reveal: Reveal;
  readonly prior: Prior;
  readonly bought: readonly BoughtReading[];
}

/** What a thrifty investigation would have bought, beside what was bought. Absent where nothing could be. */
export function CourseSection({ puzzle, reveal, prior, bought }: CourseSectionProps) {
  const par = useMemo(() => parCourse(reveal, prior), [reveal, prior]);
  const own = useMemo(() => ownCourse(reveal, prior, bought, puzzle.probes), [reveal, prior, bought, puzzle]);
  if (par === null) return null;
  return (
    <section class="courses" aria-labelledby="courses-heading">
      <h2 class="group-heading" id="courses-heading">
        What an investigation would have bought{' '}
        <span class="heading-note">and what the reference diagnostician then gives the true cause</span>
      </h2>
      <div class="courses-body">
        <CourseView heading={<Term id="par">Par</Term>} course={par} none="Nothing: what the panels tell is enough." />
        <CourseView heading="You" course={own} none="You bought nothing." />
      </div>
    </section>
  );
}

function CourseView(props: { heading: ComponentChildren; course: Course; none: string }) {
  const { heading, course, none } = props;
  return (
    <article class="course">
      <h3 class="course-heading">
        {heading} <span class="course-spent">{gpuHoursInWords(course.spent)}</span>
      </h3>
      <ol class="course-steps">
        <li class="course-step">
          <span class="course-name">The panels</span>
          <Chance share={course.free} />
        </li>
        {course.purchases.map(({ probe, name, finding, gpuHours, posterior }) => (
          <li key={probe} class="course-step">
            <span class="course-name">{name}</span>
            <Chance share={posterior} />
            <span class="course-finding">
              found: {finding} · {gpuHoursInWords(gpuHours)}
            </span>
          </li>
        ))}
      </ol>
      {course.purchases.length === 0 && <p class="muted">{none}</p>}
      {course.purchases.length > 0 && <p class="hint">{courseEndInWords(course)}</p>}
    </article>
  );
}

/** A probability as a number and a bar. */
function Chance({ share }: { share: number }) {
  return (
    <>
      <span class="course-share">{formatPercent(share)}</span>
      <span class="course-bar" aria-hidden="true">
        <span class="course-fill" style={{ width: `${100 * share}%` }} />
      </span>
    </>
  );
}
