import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ThemeName } from '../charts/theme.js';
import type { Reveal } from '../puzzle/revealed.js';
import { checkInterval } from './answer/check.js';
import { chooseInterval, type Draft } from './answer/draft.js';
import { AnswerForm } from './answer/form.js';
import { NotesPane } from './answer/notes.js';
import { answerShortcuts } from './answer/shortcuts.js';
import { forgetDraft } from './answer/store.js';
import { type DraftControl, useDraft } from './answer/use-draft.js';
import type { BoughtReading, Progress, PuzzleState } from './api.js';
import { createCrosshair } from './chart/crosshair.js';
import { Dashboard } from './dashboard.js';
import { Guide } from './guide/guide.js';
import { Shop } from './investigation/shop.js';
import { useInvestigation } from './investigation/use-investigation.js';
import { useShortcuts } from './keys/shortcuts.js';
import { RevealAside } from './reveal/aside.js';
import { CourseSection } from './reveal/course-section.js';
import { FixesSection } from './reveal/fixes-section.js';
import { Manual } from './reveal/manual.js';
import { SetAside } from './reveal/recent.js';
import { ToldSection } from './reveal/told-section.js';
import { Verdict } from './reveal/verdict.js';
import { WhyNotSection } from './reveal/why-not.js';
import type { Charts } from './use-charts.js';
import { useDashboard } from './use-dashboard.js';

export interface PuzzlePageProps {
  readonly state: PuzzleState;
  readonly reveal: Reveal | null;
  readonly charts: Charts;
  readonly progress: Progress | null;
  readonly theme: ThemeName;
  readonly guide: { readonly shown: boolean; readonly round: number; dismiss(): void };
  retryCharts(): void;
  /** The puzzle has ended. */
  answered(): void;
  /** Goes on to the current puzzle. */
  next(): void;
  open(id: string): void;
}

const NOTHING: readonly BoughtReading[] = [];

/** Whether a puzzle has been on this page before. */
let opened = false;

/** One puzzle, before and after its end; the panels stay where they are when the truth comes. Needs a `key` a puzzle. */
export function PuzzlePage(props: PuzzlePageProps) {
  const { state, reveal, charts, progress, theme, guide, retryCharts, answered, next, open } = props;
  const { puzzle, number, prior, notes } = state;
  const draft = useDraft(puzzle.id, prior);
  const { options, change } = useDashboard(puzzle.id, puzzle.steps, reveal !== null);
  const [elsewhere, setElsewhere] = useState(false);
  const endedElsewhere = () => {
    setElsewhere(true);
    answered();
  };
  const investigation = useInvestigation(puzzle.id, endedElsewhere);
  const bought = investigation.bill?.bought ?? NOTHING;
  const [marking, setMarkingState] = useState(false);
  const setMarking = (on: boolean) => {
    setMarkingState(on);
    // On a narrow screen the panels are far above the form.
    if (on) bringIntoView(document.querySelector('.panel-train-loss'));
  };
  const crosshair = useMemo(() => createCrosshair((callback) => requestAnimationFrame(callback)), []);
  useEffect(() => {
    if (reveal !== null) forgetDraft(puzzle.id);
  }, [reveal, puzzle.id]);
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus went with the puzzle before; a page that has just been opened keeps its own start.
  useEffect(() => {
    if (opened) heading.current?.focus({ preventScroll: true });
    opened = true;
  }, []);
  useShortcuts(reveal === null ? answerShortcuts({ draft, marking, setMarking }) : []);

  const shownInterval = useMemo(
    () => (reveal === null ? draftInterval(draft.draft, puzzle.steps) : answerInterval(reveal)),
    [reveal, draft.draft, puzzle.steps],
  );
  const onInterval = (from: number, to: number) => {
    setMarking(false);
    draft.change((start) => chooseInterval(start, from, to), 'drawn');
    draft.endGesture();
  };
  const notesPane = <NotesPane key="notes" puzzle={puzzle.id} stored={notes} />;

  return (
    <div class={reveal === null ? 'page' : 'page page-revealed'}>
      <div class="main-column">
        {reveal === null ? (
          <header class="headline">
            <p class="eyebrow">Puzzle {number}</p>
            <h1 ref={heading} tabIndex={-1}>
              {puzzle.title}
            </h1>
            <p class="summary">{puzzle.card.summary}</p>
          </header>
        ) : (
          <>
            {elsewhere && (
              <p class="notice" role="status">
                This puzzle was ended in another tab before; what counts is what was said there.
              </p>
            )}
            <Verdict state={state} reveal={reveal} />
          </>
        )}
        <Dashboard
          puzzle={puzzle}
          reveal={reveal}
          bought={bought}
          charts={charts}
          retryCharts={retryCharts}
          options={options}
          change={change}
          crosshair={crosshair}
          interval={shownInterval}
          marking={marking}
          onInterval={reveal === null ? onInterval : undefined}
        />
        {reveal !== null && <FixesSection reveal={reveal} theme={theme} />}
        {reveal !== null && <CourseSection puzzle={puzzle} reveal={reveal} prior={prior} bought={bought} />}
        {reveal !== null && <ToldSection puzzle={puzzle} reveal={reveal} prior={prior} />}
        {reveal !== null && <WhyNotSection puzzle={puzzle} reveal={reveal} theme={theme} />}
        {reveal !== null && <Manual id={reveal.manual} theme={theme} />}
      </div>
      {/* Another column at the reveal, so that it begins at its top. */}
      <aside
        key={reveal === null ? 'answer' : 'reveal'}
        class="side-column"
        aria-label={reveal === null ? 'Your diagnosis' : 'Grade and explanation'}
      >
        {reveal === null ? (
          <>
            {puzzle.probes.length > 0 && <Shop puzzle={puzzle} investigation={investigation} />}
            <AnswerForm
              puzzle={puzzle}
              prior={prior}
              draft={draft}
              marking={marking}
              setMarking={setMarking}
              answered={answered}
              endedElsewhere={endedElsewhere}
              skipped={next}
            />
            {notesPane}
            <SetAside progress={progress} puzzle={puzzle.id} />
          </>
        ) : (
          <RevealAside puzzle={puzzle} reveal={reveal} progress={progress} next={next} open={open} notes={notesPane} />
        )}
      </aside>
      {guide.shown && reveal === null && (
        <Guide
          key={guide.round}
          zoomed={options.from > 0 || options.to < puzzle.steps - 1}
          {...guideState(draft)}
          dismiss={guide.dismiss}
        />
      )}
    </div>
  );
}

/** Scrolls where an element is out of sight altogether. */
function bringIntoView(element: Element | null): void {
  if (element === null) return;
  const { top, bottom } = element.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) element.scrollIntoView({ block: 'center' });
}

function guideState({ draft }: DraftControl) {
  return {
    hypothesised: Object.keys(draft.named).length > 0,
    onsetSet: draft.onset !== null && (draft.onset !== 'interval' || (draft.from !== '' && draft.to !== '')),
    placed: draft.where !== '',
  };
}

function draftInterval(draft: Draft, steps: number): readonly [number, number] | null {
  return draft.onset === 'interval' ? checkInterval(draft.from, draft.to, steps) : null;
}

function answerInterval({ answer }: Reveal): readonly [number, number] | null {
  return typeof answer?.onset === 'object' ? answer.onset : null;
}
