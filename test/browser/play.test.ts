import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { type FixtureServer, startFixtureServer } from '../helpers/fixture-server.js';
import { dragOver, nameCause, submit, waitForCharts } from '../helpers/play.js';
import { type Complaints, watchPage } from '../helpers/watch-page.js';

/** A browser that draws without a graphics card beside other tests is slow. */
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
let server: FixtureServer;
let page: Page;
let complaints: Complaints;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startFixtureServer();
  page = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  complaints = await watchPage(page, server.url);
  await page.goto(server.url);
  await waitForCharts(page);
});
afterEach(async () => {
  await page.close();
  await server.close();
  expect(complaints).toEqual({ errors: [], foreignRequests: [] });
});

const zoomFields = async () => [
  await page.getByLabel('Steps', { exact: true }).inputValue(),
  await page.getByLabel('to', { exact: true }).inputValue(),
];
/** Everything the board shows, in per cent. */
const sumOfBoard = async () => {
  const shares = await page.locator('.cause-share').allTextContents();
  const named = await page
    .locator('.named-percent')
    .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value));
  return [...shares, ...named].reduce((sum, text) => sum + Number.parseFloat(text), 0);
};

describe('a whole puzzle with the mouse', () => {
  it('goes from the dashboard over the answer to the reveal and the next puzzle', async () => {
    expect(page.url()).toMatch(/#\/puzzle\/f10000000001$/);
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .toBe('Pre-training of a 1.3 B language model');

    await page.getByRole('button', { name: 'Review and submit' }).click();
    await expect
      .poll(() => page.locator('.problems li').allTextContents())
      .toEqual(['Choose a cause.', 'Say since when.', 'Say where the fault acts.']);

    await nameCause(page, 'Learning-rate spike');
    await expect.poll(() => page.getByLabel('Per cent for Learning-rate spike').inputValue()).toBe('60');
    await nameCause(page, 'Dead rank');
    await expect.poll(() => page.getByLabel('Per cent for Dead rank').inputValue()).toBe('20');
    await page.getByRole('button', { name: 'Take back Dead rank' }).click();
    // Shares are shown in tenths of a per cent.
    await expect.poll(async () => Math.abs((await sumOfBoard()) - 100)).toBeLessThan(1);

    await page.getByRole('button', { name: 'Mark on a panel' }).click();
    await dragOver(page, 'update-ratio', 0.55, 0.6);
    await expect
      .poll(() => page.getByRole('button', { name: 'Mark on a panel' }).getAttribute('aria-pressed'))
      .toBe('false');
    const earliest = Number(await page.getByLabel('Earliest step of the onset').inputValue());
    expect(earliest).toBeGreaterThan(2150);
    expect(earliest).toBeLessThan(2250);
    await page.getByLabel('Where').selectOption('whole-run');
    await page.getByRole('button', { name: 'Review and submit' }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.textContent()).toMatch(/Learning-rate spike.*60 %/);
    await dialog.getByRole('button', { name: 'Submit answer' }).click();

    await page.getByRole('heading', { name: 'Grade' }).waitFor();
    await expect.poll(() => page.locator('.headline h1').textContent()).toContain('Learning-rate spike');
    await expect.poll(() => page.locator('.outcome').textContent()).toContain('You were right, with 60 %.');
    await expect.poll(() => page.getByRole('checkbox', { name: 'Twin' }).isChecked()).toBe(true);
    await page.locator('.top-bar').getByText('1 answered · 1 right · mean score 89').waitFor();

    await page.getByRole('heading', { name: 'Why not something else?' }).scrollIntoViewIfNeeded();
    await page.locator('.why-not .picture canvas').first().waitFor();
    await page.getByRole('heading', { name: /^Manual: Learning-rate spike/ }).scrollIntoViewIfNeeded();
    await page.locator('.manual .picture canvas').first().waitFor();

    await page.reload();
    await page.getByRole('heading', { name: 'Grade' }).waitFor();
    await page.getByRole('button', { name: 'Next puzzle' }).click();
    await page.getByText('Puzzle 2', { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Grade' }).waitFor();
  });

  it('stays on the puzzle gone to while a reveal was still on its way', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/reveal', async (route) => {
      await held;
      await route.continue();
    });
    await nameCause(page, 'Healthy');
    await page.getByRole('button', { name: 'Review and submit' }).click();
    const asked = page.waitForRequest('**/reveal');
    await page.getByRole('button', { name: 'Submit answer' }).click();
    await asked;
    await page.goto(`${server.url}/#/puzzle/f10000000002`);
    await page.getByText('Puzzle 2', { exact: true }).waitFor();
    const arrived = page.waitForResponse('**/reveal');
    release();
    await (await arrived).finished();
    await waitForCharts(page);
    await expect.poll(() => page.getByText('Puzzle 2', { exact: true }).count()).toBe(1);
    await expect.poll(() => page.getByRole('heading', { name: 'Grade' }).count()).toBe(0);
  });

  it('goes to the reveal when the puzzle was answered elsewhere meanwhile', async () => {
    await page.request.post(`${server.url}/api/v1/puzzles/f10000000001/answer`, { data: { causes: { healthy: 0.5 } } });
    await nameCause(page, 'Healthy');
    await page.getByRole('button', { name: 'Review and submit' }).click();
    await page.getByRole('button', { name: 'Submit answer' }).click();
    await page.getByRole('heading', { name: 'Grade' }).waitFor();
    await page.getByText('This puzzle was ended in another tab before').waitFor();
    expect(complaints.errors).toEqual([
      'Failed to load resource: the server responded with a status of 409 (Conflict)',
    ]);
    (complaints.errors as string[]).length = 0;
  });
});

describe('the panels', () => {
  it('zoom together, and reset on a double click', async () => {
    await dragOver(page, 'train-loss', 0.25, 0.75);
    await expect.poll(zoomFields).toEqual(['1000', '2999']);
    await page.locator('.panel-throughput .brush').dblclick();
    await expect.poll(zoomFields).toEqual(['0', '3999']);
  });

  it('share one crosshair and show its values in every header', async () => {
    const reading = page.locator('.panel-weight-norm .reading-value').first();
    const before = await reading.textContent();
    const box = (await page.locator('.panel-train-loss .brush').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await expect.poll(() => page.getByRole('spinbutton', { name: 'Crosshair' }).inputValue()).toBe('2000');
    await expect.poll(() => reading.textContent()).not.toBe(before);
  });

  it('follow the line chosen in the log', async () => {
    await page.getByLabel('Filter log lines').fill('warning');
    await expect.poll(() => page.locator('.log-count').textContent()).toBe('8 of 80 lines');
    await page.locator('.log-line').nth(1).click();
    await expect.poll(() => page.getByRole('spinbutton', { name: 'Crosshair' }).inputValue()).toBe('950');
  });

  it('do not move when they are zoomed, smoothed or hovered', async () => {
    const positions = () =>
      page.locator('.panel canvas').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    const before = await positions();
    await page.getByLabel('Smoothing').fill('0.9');
    await page.getByLabel('Log axis').check();
    await page.getByRole('spinbutton', { name: 'Crosshair' }).fill('100');
    await waitForCharts(page);
    expect(await positions()).toEqual(before);
  });
});

describe('an unsent answer', () => {
  it('survives a reload', async () => {
    await nameCause(page, 'Dead rank');
    await page.getByLabel('Earliest step of the onset').fill('12');
    await page.reload();
    await waitForCharts(page);
    await expect.poll(() => page.getByLabel('Per cent for Dead rank').inputValue()).toBe('60');
    await expect.poll(() => page.getByLabel('Earliest step of the onset').inputValue()).toBe('12');
  });

  it('can be taken back, change by change', async () => {
    await nameCause(page, 'Dead rank');
    await page.getByLabel('Where').selectOption({ index: 1 });
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => page.getByLabel('Where').inputValue()).toBe('');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => page.getByLabel('Per cent for Dead rank').count()).toBe(0);
    await page.getByRole('button', { name: /^Redo/ }).click();
    await expect.poll(() => page.getByLabel('Per cent for Dead rank').inputValue()).toBe('60');
  });
});

describe('a puzzle without an answer', () => {
  it('can be skipped and come back to', async () => {
    await page.getByRole('button', { name: 'Skip for now' }).click();
    await page.getByText('Puzzle 2', { exact: true }).waitFor();
    await page.goBack();
    await page.getByText('Puzzle 1', { exact: true }).waitFor();
    await nameCause(page, 'Healthy');
    await submit(page);
  });

  it('can be given up: the truth without a grade', async () => {
    await page.getByRole('button', { name: 'Give up and reveal' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Give up and reveal' }).click();
    await expect.poll(() => page.locator('.headline h1').textContent()).toContain('Learning-rate spike');
    await page.getByRole('button', { name: 'Next puzzle' }).click();
    await page.getByText('Puzzle 2', { exact: true }).waitFor();
  });

  it('leads on to another of its kind after the reveal', async () => {
    await nameCause(page, 'Healthy');
    await submit(page);
    const before = page.url();
    await page.getByRole('button', { name: 'Another like this' }).click();
    await page.getByRole('heading', { name: 'Your diagnosis' }).waitFor();
    expect(page.url()).not.toBe(before);
  });
});
