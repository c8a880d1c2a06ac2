import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { accessibilityProblems } from '../helpers/axe.js';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { answerPuzzle, closeGuide, waitForCharts } from '../helpers/play.js';
import { startPlaying } from '../helpers/playing.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';
import { watchPage } from '../helpers/watch-page.js';

/** A browser that draws without a graphics card beside other tests is slow. */
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('the product itself: a simulated puzzle, an answer, the truth, and its place kept over a restart', async () => {
  const data = temporaryDirectory();
  const server = await startPlaying(['--port', '0', '--data', data]);
  const page = await browser.newPage({
    ...PAGE_OPTIONS,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const complaints = await watchPage(page, server.url);
  await page.goto(server.url);
  await waitForCharts(page);
  await expect.poll(() => page.getByText('Puzzle 1', { exact: true }).count()).toBe(1);
  await expect.poll(() => page.locator('.panel-grid .canvas canvas').count()).toBe(9);
  expect(await accessibilityProblems(page)).toEqual([]);
  await closeGuide(page);
  const place = page.url();

  // Nothing of the truth is on the wire before the answer.
  const id = place.split('/').at(-1)!;
  expect((await fetch(`${server.url}/api/v1/puzzles/${id}/reveal`)).status).toBe(403);

  await answerPuzzle(page);
  await waitForCharts(page);
  await expect
    .poll(() => page.locator('h1').first().textContent())
    .toMatch(/^(The cause was “.+”|The run was healthy)/);
  await expect.poll(() => page.getByRole('heading', { name: 'What is changed' }).count()).toBe(1);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect((await fetch(`${server.url}/api/v1/puzzles/${id}/reveal`)).status).toBe(200);

  await page.getByRole('button', { name: 'Next puzzle' }).click();
  await page.getByText('Puzzle 2', { exact: true }).waitFor();
  await waitForCharts(page);
  const second = page.url().split('#')[1];
  expect(complaints).toEqual({ errors: [], foreignRequests: [] });
  await page.close();
  expect(await server.stop()).toBe(0);

  const restarted = await startPlaying(['--port', '0', '--data', data]);
  const again = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width: 390, height: 844 } });
  await again.goto(restarted.url);
  await waitForCharts(again);
  expect(again.url().split('#')[1]).toBe(second);
  expect(await again.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  await again.goto(`${restarted.url}/#/puzzle/${id}`);
  await again.getByRole('heading', { name: 'Grade' }).waitFor();
  await again.close();
  await restarted.stop();
});
