import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fetchProgress, type Progress } from './api.js';
import { useGuide } from './guide/use-guide.js';
import { manualOfHash } from './manual/hash.js';
import { ManualPage } from './manual/manual-page.js';
import { PuzzlePage } from './puzzle-page.js';
import { hashOfPuzzle, puzzleOfHash, RUN_PAGE, SESSION_PAGE } from './route.js';
import { RunPage } from './run/run-page.js';
import { SessionPage } from './session/session-page.js';
import { Failure, Skeleton } from './ui/states.js';
import { TopBar } from './ui/top-bar.js';
import { useHash } from './ui/use-hash.js';
import { useTheme } from './ui/use-theme.js';
import { useCharts } from './use-charts.js';
import { type Page, usePage } from './use-page.js';

/** The whole page: route, theme, and one of manual, own run, record, loading, failure and puzzle. */
export function App() {
  const hash = useHash();
  const manual = manualOfHash(hash);
  const ownRun = hash === RUN_PAGE;
  const onSession = hash === SESSION_PAGE;
  const onPuzzle = manual === null && !ownRun && !onSession;
  const id = puzzleOfHash(hash);
  const { theme, toggle } = useTheme();
  const { page, leaving, retry, showReveal } = usePage(onPuzzle ? { id } : null);
  const { charts, retryCharts } = useCharts(theme);
  const [progress, setProgress] = useState<Progress | null>(null);
  const ready = page.kind === 'ready' ? page : null;
  const puzzle = ready?.state.puzzle.id ?? null;
  const ended = ready !== null && ready.reveal !== null;
  const guide = useGuide();
  const cameFrom = useRef<string | null>(null);
  if (manual === null) cameFrom.current = onPuzzle ? null : hash;
  const back = cameFrom.current ?? (puzzle === null ? '#/' : hashOfPuzzle(puzzle));

  useEffect(() => {
    if (puzzle === null && !onSession) return;
    fetchProgress().then(setProgress, () => undefined);
  }, [puzzle, ended, onSession]);
  useLayoutEffect(() => {
    if (onPuzzle) document.title = titleOf(page);
  }, [page, onPuzzle]);

  const tryAgain = () => {
    if (charts.kind === 'failed') retryCharts();
    retry();
  };
  const goToCurrent = () => {
    if (id === null) retry();
    else location.hash = '#/';
  };
  const open = (other: string) => {
    location.hash = hashOfPuzzle(other);
  };
  return (
    <>
      <TopBar
        progress={progress}
        aside={onPuzzle ? asideOf(page) : null}
        theme={theme}
        toggleTheme={toggle}
        showGuide={ready !== null && !ended && onPuzzle ? guide.show : null}
      />
      <main aria-busy={leaving}>
        {manual !== null && <ManualPage place={manual} theme={theme} back={back} />}
        {ownRun && <RunPage theme={theme} />}
        {onSession && <SessionPage theme={theme} />}
        {onPuzzle && page.kind === 'loading' && <Skeleton />}
        {onPuzzle && page.kind === 'failed' && (
          <Failure error={page.error} hasPlace={id !== null} retry={tryAgain} goToCurrent={goToCurrent} />
        )}
        {onPuzzle && ready !== null && (
          <PuzzlePage
            key={ready.state.puzzle.id}
            state={ready.state}
            reveal={ready.reveal}
            charts={charts}
            retryCharts={retryCharts}
            progress={progress}
            theme={theme}
            guide={{ shown: guide.shown(ready.state.guided), round: guide.round, dismiss: guide.dismiss }}
            answered={showReveal}
            next={goToCurrent}
            open={open}
          />
        )}
      </main>
    </>
  );
}

function asideOf(page: Page): string | null {
  if (page.kind !== 'ready') return null;
  return page.reveal === null ? 'Your diagnosis' : 'Grade';
}

function titleOf(page: Page): string {
  if (page.kind !== 'ready') return 'lossleuth';
  return `${page.reveal === null ? 'Puzzle' : 'Reveal'} ${page.state.number} · ${page.state.puzzle.title} · lossleuth`;
}
