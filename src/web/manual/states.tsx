/** Lines of text on their way. */
export function LinesSkeleton({ label }: { label: string }) {
  return (
    <div class="lines-skeleton">
      <p class="visually-hidden" role="status">
        {label}
      </p>
      <div class="skeleton" aria-hidden="true" />
      <div class="skeleton" aria-hidden="true" />
      <div class="skeleton" aria-hidden="true" />
    </div>
  );
}

/** What could not be loaded, why, and a way to try again, in the place where it would stand. */
export function InlineFailure({ what, message, retry }: { what: string; message: string; retry(): void }) {
  return (
    <div class="inline-failure" role="alert">
      <p>
        {what} {message}
      </p>
      <button type="button" class="quiet" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
