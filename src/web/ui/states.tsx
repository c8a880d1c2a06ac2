import type { RequestError } from '../api.js';

/** Shape of the page while it loads, in the places where things will be: nothing jumps when they come. */
export function Skeleton() {
  return (
    <div class="page" aria-busy="true">
      <p class="visually-hidden" role="status">
        Loading the puzzle…
      </p>
      <div class="main-column" aria-hidden="true">
        <div class="skeleton skeleton-title" />
        <div class="skeleton skeleton-text" />
        <div class="skeleton skeleton-card" />
        <div class="skeleton skeleton-panel" />
        <div class="skeleton skeleton-panel" />
      </div>
      <div class="side-column" aria-hidden="true">
        <div class="skeleton skeleton-form" />
      </div>
    </div>
  );
}

/** Places of the panels while they are on their way: heading, one wide panel, four half as wide. */
export function PanelsSkeleton() {
  return (
    <div class="panel-grid" aria-hidden="true">
      <div class="skeleton skeleton-panel skeleton-wide" />
      {[0, 1, 2, 3].map((place) => (
        <div key={place} class="skeleton skeleton-panel" />
      ))}
    </div>
  );
}

/** What went wrong, in words, and what can be done about it. */
export function Failure(props: { error: RequestError; hasPlace: boolean; retry(): void; goToCurrent(): void }) {
  const { error } = props;
  return (
    <div class="failure" role="alert">
      <h1>{headingOf(error.status, props.hasPlace)}</h1>
      <p>{error.message}</p>
      <div class="failure-buttons">
        <button type="button" class="primary" onClick={props.retry}>
          Try again
        </button>
        {props.hasPlace && (
          <button type="button" class="quiet" onClick={props.goToCurrent}>
            Go to the current puzzle
          </button>
        )}
      </div>
    </div>
  );
}

/** In place of the panels: the rest of the page stays, and so does the draft. */
export function PanelsFailure({ message, retry }: { message: string; retry(): void }) {
  return (
    <div class="failure" role="alert">
      <h2>The panels could not be loaded</h2>
      <p>{message}</p>
      <div class="failure-buttons">
        <button type="button" class="primary" onClick={retry}>
          Try again
        </button>
      </div>
    </div>
  );
}

function headingOf(status: number, hasPlace: boolean): string {
  if (status === 0) return 'No connection';
  if (status === 404) return hasPlace ? 'No such puzzle' : 'No puzzle left';
  return 'This did not work';
}
