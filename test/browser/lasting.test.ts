import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { closeGuide, nameCause, waitForCharts } from '../helpers/play.js';
import { startPlaying } from '../helpers/playing.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

/** A browser that draws without a graphics card beside other tests is slow. */
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('two tabs, the back button, a reload and a restart of the server in mid-puzzle lose nothing', async () => {
  const data = temporaryDirectory();
  const playing = await startPlaying(['--port', '0', '--data', data]);
  const { port } = new URL(playing.url);
  const context = await browser.newContext(PAGE_OPTIONS);
  const first = await context.newPage();
  await first.goto(playing.url);
  await waitForCharts(first);
  await closeGuide(first);
  await nameCause(first, 'Learning-rate spike');
  await first.getByLabel('Notes').fill('the update ratio jumps first');
  await first.getByText('saved', { exact: true }).waitFor();

  // Another tab sees the draft and goes on with it; the first one follows.
  const second = await context.newPage();
  await second.goto(playing.url);
  await waitForCharts(second);
  await expect.poll(() => second.getByLabel('Per cent for Learning-rate spike').inputValue()).toBe('60');
  await second.getByLabel('Earliest step of the onset').fill('1000');
  await expect.poll(() => first.getByLabel('Earliest step of the onset').inputValue()).toBe('1000');

  // To the manual and back.
  await first.getByRole('link', { name: 'Manual' }).click();
  await first.getByRole('heading', { level: 1 }).waitFor();
  await first.goBack();
  await waitForCharts(first);
  await expect.poll(() => first.getByLabel('Earliest step of the onset').inputValue()).toBe('1000');

  // The server goes away and comes back under the same address.
  await playing.stop();
  const again = await startPlaying(['--port', port, '--data', data]);
  expect(new URL(again.url).port).toBe(port);
  await first.reload();
  await waitForCharts(first);
  await expect.poll(() => first.getByLabel('Per cent for Learning-rate spike').inputValue()).toBe('60');
  await expect.poll(() => first.getByLabel('Earliest step of the onset').inputValue()).toBe('1000');
  await expect.poll(() => first.getByLabel('Notes').inputValue()).toBe('the update ratio jumps first');

  // A third browser has the notes, which are the server's, and no draft, which is the browser's.
  const elsewhere = await browser.newPage(PAGE_OPTIONS);
  await elsewhere.goto(again.url);
  await waitForCharts(elsewhere);
  await expect.poll(() => elsewhere.getByLabel('Notes').inputValue()).toBe('the update ratio jumps first');
  await elsewhere.close();

  // Ended in one tab, the other one finds the reveal instead of a second answer.
  await second.reload();
  await waitForCharts(second);
  await second.getByLabel('Latest step of the onset').fill('1400');
  await second.getByLabel('Where').selectOption({ index: 1 });
  await second.getByRole('button', { name: 'Review and submit' }).click();
  await second.getByRole('button', { name: 'Submit answer' }).click();
  await second.getByRole('heading', { name: 'Grade' }).waitFor();
  await first.reload();
  await first.getByRole('heading', { name: 'Grade' }).waitFor();
  await expect.poll(() => first.getByLabel('Notes').inputValue()).toBe('the update ratio jumps first');
  await context.close();
  await again.stop();
});

it('the first visit is guided, step by step, and the guide can be put away for good', async () => {
  const playing = await startPlaying(['--port', '0', '--data', temporaryDirectory()]);
  const viewport = { width: 1440, height: 900 };
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport, reducedMotion: 'reduce' });
  await page.goto(playing.url);
  await waitForCharts(page);
  const guide = page.getByRole('region', { name: 'Guide' });
  await guide.getByText('Step 1 of').waitFor();
  await guide.getByRole('button', { name: 'Next' }).click();
  await guide.getByText('Step 2 of').waitFor();
  // It says when what it asks for is done, and leaves it to the reader to go on.
  await page.getByLabel('Steps', { exact: true }).fill('1200');
  await page.keyboard.press('Enter');
  await guide.getByText('✓ Done').waitFor();
  await guide.getByRole('button', { name: 'Next' }).click();
  await guide.getByText('Step 3 of').waitFor();
  await guide.getByRole('button', { name: 'Close guide' }).click();
  await page.reload();
  await waitForCharts(page);
  await expect.poll(() => guide.count()).toBe(0);
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('button', { name: /guide/i }).click();
  await guide.getByText('Step 1 of').waitFor();
  await page.close();
  await playing.stop();
});
