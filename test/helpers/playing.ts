import { run } from './command-line.js';

export interface Playing {
  readonly url: string;
  /** Stops as Ctrl+C would, and gives the exit code. */
  stop(): Promise<number>;
}

/** Starts `lossleuth play` in this process and waits until it listens. */
export async function startPlaying(words: readonly string[]): Promise<Playing> {
  const interruption = new AbortController();
  let found: (url: string) => void = () => {};
  const address = new Promise<string>((resolve) => {
    found = resolve;
  });
  const running = run(['play', ...words], {
    interrupted: interruption.signal,
    onPrint: (text) => found(/http:\/\/[^\s]+/.exec(text)?.[0] ?? ''),
  });
  const failed = running.then(({ errors }) => Promise.reject(new Error(errors)));
  const url = await Promise.race([address, failed]);
  failed.catch(() => {});
  return {
    url,
    async stop() {
      interruption.abort();
      return (await running).code;
    },
  };
}
