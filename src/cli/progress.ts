import { Presets, SingleBar } from 'cli-progress';
import type { Effects } from './effects.js';

export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** A progress bar on standard error; silent off a terminal. */
export function startProgress(effects: Effects, label: string, total: number): Progress {
  if (!effects.isTerminal) return { update: () => {}, stop: () => {} };
  const format = `${label} {bar} {value}/{total} · {eta_formatted} left`;
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
