import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PAGE_OPTIONS } from '../helpers/browser.js';
import { startBuilt } from '../helpers/start-built.js';

export interface PageFigures {
  /** From the navigation to a puzzle that is drawn and can be answered, in milliseconds. */
  readonly coldMs: number;
  /** From "next" to the same of the next puzzle. */
  readonly nextMs: number;
  readonly framesPerSecond: number;
  /** Share of frames of a brush drag that took longer than 1/50 s. */
  readonly slowFrames: number;
  /** Used heap after garbage collection, in megabytes, after 20 and after 120 puzzles. */
  readonly heapAfter20: number;
  readonly heapAfter120: number;
}

const COLD_ROUNDS = 7;
const NEXT_ROUNDS = 15;
const VIEWPORT = { width: 1440, height: 900 };

/** Leaves in `window.readyAt` when the panels in sight have drawn and a frame has been painted after it. */
const WATCH = `
  window.watchPuzzle = (before) => {
    const look = () => {
      const canvas = document.querySelector('.panel-train-loss canvas');
      // A view left by another panel is there at once, and hidden until it is drawn anew.
      const drawn = canvas && getComputedStyle(canvas).visibility === 'visible' && document.querySelector('.board');
      if (!drawn || location.hash === before || document.querySelector('[aria-busy=true]')) return requestAnimationFrame(look);
      requestAnimationFrame(() => requestAnimationFrame(() => { window.readyAt = performance.now(); }));
    };
    window.readyAt = undefined;
    look();
  };
  document.addEventListener('DOMContentLoaded', () => window.watchPuzzle(''));
`;

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function readyAt(page: Page): Promise<number> {
  for (;;) {
    const at = (await page.evaluate('window.readyAt')) as number | undefined;
    if (at !== undefined) return at;
    await page.waitForTimeout(10);
  }
}

/** Sets the puzzle aside and goes on, as the button does. @returns milliseconds until the next one can be answered */
async function goOn(page: Page): Promise<number> {
  const before = (await page.evaluate('window.watchPuzzle(location.hash), performance.now()')) as number;
  await page.getByRole('button', { name: 'Skip for now' }).click();
  return (await readyAt(page)) - before;
}

/** The built product, as a reader meets it: a server of its own, a browser that has never seen it. */
export async function measurePage(browser: Browser): Promise<PageFigures> {
  const data = mkdtempSync(path.join(tmpdir(), 'lossleuth-bench-'));
  const server = await startBuilt(['play', '--port', '0', '--data', data]);
  try {
    const cold: number[] = [];
    for (let round = 0; round < COLD_ROUNDS; round++) {
      const context = await browser.newContext({ ...PAGE_OPTIONS, viewport: VIEWPORT });
      const page = await context.newPage();
      await page.addInitScript(WATCH);
      await page.goto(server.url);
      cold.push(await readyAt(page));
      await context.close();
    }

    const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: VIEWPORT });
    await page.addInitScript(WATCH);
    await page.goto(server.url);
    await readyAt(page);
    const frames = await measureDrag(page);
    const next: number[] = [];
    for (let round = 0; round < NEXT_ROUNDS; round++) next.push(await goOn(page));
    for (let round = NEXT_ROUNDS; round < 20; round++) await goOn(page);
    const heapAfter20 = await usedHeap(page);
    for (let round = 0; round < 100; round++) await goOn(page);
    const heapAfter120 = await usedHeap(page);
    await page.close();
    return { coldMs: median(cold), nextMs: median(next), ...frames, heapAfter20, heapAfter120 };
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Drags over a panel for about three seconds and looks at the time between frames. */
async function measureDrag(page: Page): Promise<Pick<PageFigures, 'framesPerSecond' | 'slowFrames'>> {
  const box = (await page.locator('.panel-train-loss .brush').boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 50, y);
  await page.mouse.down();
  await page.evaluate(`
    window.frames = [];
    const tick = (time) => { window.frames.push(time); window.ticking = requestAnimationFrame(tick); };
    window.ticking = requestAnimationFrame(tick);
    undefined;
  `);
  for (let i = 0; i < 180; i++) await page.mouse.move(box.x + 50 + 4 * i, y);
  const frames = (await page.evaluate('cancelAnimationFrame(window.ticking), window.frames')) as number[];
  await page.mouse.up();
  await page.getByRole('button', { name: 'Whole run' }).click();
  const gaps = frames.slice(1).map((time, i) => time - frames[i]!);
  const seconds = (frames.at(-1)! - frames[0]!) / 1000;
  return {
    framesPerSecond: gaps.length / seconds,
    slowFrames: gaps.filter((gap) => gap > 20).length / gaps.length,
  };
}

async function usedHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1024 / 1024;
}
