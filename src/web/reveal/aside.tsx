import type { ComponentChildren } from 'preact';
import type { PublicPuzzle } from '../../puzzle/puzzle.js';
import type { Reveal } from '../../puzzle/revealed.js';
import type { Progress } from '../api.js';
import { Explanation } from './explanation.js';
import { GradeView } from './grade.js';
import { Incident } from './incident.js';
import { Rationale } from './rationale.js';
import { Earlier, SetAside } from './recent.js';
import { WayOn } from './way-on.js';

export interface RevealAsideProps {
  readonly puzzle: PublicPuzzle;
  readonly reveal: Reveal;
  readonly progress: Progress | null;
  next(): void;
  open(id: string): void;
  /** The solver's notes, where they stand among what there is to learn. */
  readonly notes: ComponentChildren;
}

/** Right column of the reveal: grade, way on, and what there is to learn. */
export function RevealAside({ puzzle, reveal, progress, next, open, notes }: RevealAsideProps) {
  return (
    <div class="reveal-aside">
      <GradeView puzzle={puzzle} reveal={reveal} />
      <WayOn puzzle={puzzle.id} cause={reveal.cause.id} progress={progress} next={next} open={open} />
      {reveal.incident !== null && <Incident incident={reveal.incident} />}
      <Explanation reveal={reveal} />
      {notes}
      <Rationale answer={reveal.answer} />
      <SetAside progress={progress} puzzle={puzzle.id} />
      <Earlier progress={progress} puzzle={puzzle} />
    </div>
  );
}
