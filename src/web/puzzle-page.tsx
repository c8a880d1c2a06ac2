import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Reveal } from '../puzzle/puzzle.js';
import { checkInterval, chooseInterval, type Draft, raiseConfidence } from './answer/draft.js';
import { AnswerForm } from './answer/form.js';
import { forgetDraft, loadDraft, saveDraft } from './answer/store.js';
import type { Progress, PuzzleState } from './api.js';
import { createCrosshair } from './chart/crosshair.js';
import { Dashboard } from './dashboard.js';
import { RevealAside } from './reveal/aside.js';
import { Manual } from './reveal/manual.js';
import { Verdict } from './reveal/verdict.js';
import type { Charts } from './use-charts.js';

export interface PuzzlePageProps {
  readonly state: PuzzleState;
  readonly reveal: Reveal | null;
  readonly charts: Charts;
  readonly progress: Progress | null;
  retryCharts(): void;
  answered(): void;
  next(): void;
}

/** One puzzle, before and after its answer; the panels stay where they are when the truth comes. */
export function PuzzlePage({ state, reveal, charts, progress, retryCharts, answered, next }: PuzzlePageProps) {
  const { puzzle, number, prior } = state;
  const [draft, setDraft] = useState<Draft>(() => raiseConfidence(loadDraft(puzzle.id), prior));
  const crosshair = useMemo(() => createCrosshair((callback) => requestAnimationFrame(callback)), []);
  // Stored at once, not after the next paint: a reload may come first.
  const changeDraft = (changed: Draft) => {
    saveDraft(puzzle.id, changed);
    setDraft(changed);
  };
  useEffect(() => {
    if (reveal !== null) forgetDraft(puzzle.id);
  }, [reveal, puzzle.id]);

  const interval = useMemo(
    () => (reveal === null ? draftInterval(draft, puzzle.steps) : answerInterval(reveal)),
    [reveal, draft, puzzle.steps],
  );

  return (
    <div class="page">
      <div class="main-column">
        {reveal === null ? (
          <header class="headline">
            <p class="eyebrow">Puzzle {number}</p>
            <h1>{puzzle.title}</h1>
            <p class="summary">{puzzle.card.summary}</p>
          </header>
        ) : (
          <Verdict state={state} reveal={reveal} />
        )}
        <Dashboard
          puzzle={puzzle}
          reveal={reveal}
          charts={charts}
          retryCharts={retryCharts}
          crosshair={crosshair}
          interval={interval}
          onInterval={reveal === null ? (from, to) => changeDraft(chooseInterval(draft, from, to)) : undefined}
        />
        {reveal !== null && <Manual id={reveal.manual} />}
      </div>
      <aside class="side-column" aria-label={reveal === null ? 'Your diagnosis' : 'Grade and explanation'}>
        {reveal === null ? (
          <AnswerForm puzzle={puzzle} prior={prior} draft={draft} change={changeDraft} answered={answered} />
        ) : (
          <RevealAside puzzle={puzzle} reveal={reveal} progress={progress} next={next} />
        )}
      </aside>
    </div>
  );
}

function draftInterval(draft: Draft, steps: number): readonly [number, number] | null {
  return draft.onset === 'interval' ? checkInterval(draft.from, draft.to, steps) : null;
}

function answerInterval(reveal: Reveal): readonly [number, number] | null {
  const { onset } = reveal.answer;
  return typeof onset === 'object' ? onset : null;
}
