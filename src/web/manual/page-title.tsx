import { useLayoutEffect, useRef } from 'preact/hooks';

/** The heading a reader starts at, by eye and by screen reader, when the page has changed under them. */
export function PageTitle({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // With the page itself, not after it is painted: a title that lags behind belongs to the page before.
  useLayoutEffect(() => {
    document.title = [...new Set([title, 'Manual', 'lossleuth'])].join(' · ');
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} class="manual-title">
      {title}
    </h1>
  );
}
