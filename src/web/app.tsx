import { useEffect, useState } from 'preact/hooks';
import { fetchProgress, type Progress } from './api.js';
import { PuzzlePage } from './puzzle-page.js';
import { puzzleOfHash } from './route.js';
import { Failure, Skeleton } from './ui/states.js';
import { TopBar } from './ui/top-bar.js';
import { useHash } from './ui/use-hash.js';
import { useTheme } from './ui/use-theme.js';
import { useCharts } from './use-charts.js';
import { type Page, usePage } from './use-page.js';

/** The whole page: route, theme, and one of loading, failure and puzzle. */
export function App() {
  const id = puzzleOfHash(useHash());
  const { theme, toggle } = useTheme();
  const { page, retry, showReveal } = usePage(id);
  // Charts and progress belong to a page that has loaded; when the server comes back, so do they.
  const { charts, retryCharts } = useCharts(theme, page.kind === 'ready');
  const [progress, setProgress] = useState<Progress | null>(null);
  const answered = page.kind === 'ready' && page.reveal !== null;

  useEffect(() => {
    if (page.kind !== 'ready') return;
    fetchProgress().then(setProgress, () => undefined);
  }, [page.kind, answered]);
  useEffect(() => {
    document.title = titleOf(page);
  }, [page]);

  const goToCurrent = () => {
    if (id === null) retry();
    else location.hash = '#/';
  };
  return (
    <>
      <TopBar progress={progress} aside={asideOf(page)} theme={theme} toggleTheme={toggle} />
      <main>
        {page.kind === 'loading' && <Skeleton />}
        {page.kind === 'failed' && (
          <Failure error={page.error} hasPlace={id !== null} retry={retry} goToCurrent={goToCurrent} />
        )}
        {page.kind === 'ready' && (
          <PuzzlePage
            key={page.state.puzzle.id}
            state={page.state}
            reveal={page.reveal}
            charts={charts}
            retryCharts={retryCharts}
            progress={progress}
            answered={showReveal}
            next={goToCurrent}
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
