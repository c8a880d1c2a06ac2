/** Time that somebody is waited for, up to a limit. */
export interface Stopwatch {
  resume(): void;
  pause(): void;
  seconds(): number;
}

/** @param limit milliseconds @param expired called once, where the limit is reached while it runs */
export function createStopwatch(limit: number, expired: () => void): Stopwatch {
  let waited = 0;
  let since: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  const pause = (): void => {
    clearTimeout(timer);
    if (since !== null) waited += performance.now() - since;
    since = null;
  };
  return {
    resume() {
      pause();
      since = performance.now();
      timer = setTimeout(expired, Math.max(0, limit - waited));
    },
    pause,
    seconds: () => (waited + (since === null ? 0 : performance.now() - since)) / 1000,
  };
}
