import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { type FixtureServer, startFixtureServer } from '../helpers/fixture-server.js';
import { waitForCharts } from '../helpers/play.js';
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
const dragOver = async (panel: string, from: number, to: number) => {
  const surface = page.locator(`.panel-${panel} .brush`);
  await surface.scrollIntoViewIfNeeded();
  const box = (await surface.boundingBox())!;
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
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

    await page.getByRole('radio', { name: /Learning-rate spike/ }).check();
    expect(await page.getByRole('slider', { name: 'Confidence' }).getAttribute('min')).toBe('25');
    await expect
      .poll(() => page.locator('#confidence-rest').textContent())
      .toBe('Healthy would get 13 % of the other 40 %. Below 25 % your cause would not come first.');
    await page.keyboard.down('Shift');
    await dragOver('update-ratio', 0.55, 0.6);
    await page.keyboard.up('Shift');
    const earliest = Number(await page.getByLabel('Earliest step of the onset').inputValue());
    expect(earliest).toBeGreaterThan(2150);
    expect(earliest).toBeLessThan(2250);
    await page.getByLabel('Where').selectOption('whole-run');
    await page.getByRole('button', { name: 'Review and submit' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.textContent()).toContain('Learning-rate spike, with 60 %; between steps');
    await dialog.getByRole('button', { name: 'Submit answer' }).click();

    await page.getByRole('heading', { name: 'Grade' }).waitFor();
    await expect.poll(() => page.locator('.headline h1').textContent()).toContain('Learning-rate spike');
    await expect.poll(() => page.locator('.outcome').textContent()).toContain('You were right, with 60 %.');
    await expect.poll(() => page.getByLabel('Twin').isChecked()).toBe(true);
    await page.getByText('The rate is a multiple of what the schedule says.').waitFor();
    await page.locator('.top-bar').getByText('1 answered · 1 right · mean score 89').waitFor();

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
    await page.getByRole('radio', { name: /Healthy/ }).check();
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
    await page.getByRole('radio', { name: /Healthy/ }).check();
    await page.getByRole('button', { name: 'Review and submit' }).click();
    await page.getByRole('button', { name: 'Submit answer' }).click();
    await page.getByRole('heading', { name: 'Grade' }).waitFor();
    expect(complaints.errors).toEqual([
      'Failed to load resource: the server responded with a status of 409 (Conflict)',
    ]);
    (complaints.errors as string[]).length = 0;
  });
});

describe('the panels', () => {
  it('zoom together, and reset on a double click', async () => {
    await dragOver('train-loss', 0.25, 0.75);
    await expect.poll(zoomFields).toEqual(['1000', '2999']);
    await page.locator('.panel-throughput .brush').dblclick();
    await expect.poll(zoomFields).toEqual(['0', '3999']);
  });

  it('share one crosshair and show its values in every header', async () => {
    const reading = page.locator('.panel-weight-norm .reading-value').first();
    const before = await reading.textContent();
    const box = (await page.locator('.panel-train-loss .brush').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await expect.poll(() => page.getByLabel('Crosshair').inputValue()).toBe('2000');
    await expect.poll(() => reading.textContent()).not.toBe(before);
  });

  it('follow the line chosen in the log', async () => {
    await page.getByLabel('Filter log lines').fill('warning');
    await expect.poll(() => page.locator('.log-count').textContent()).toBe('8 of 80 lines');
    await page.locator('.log-line').nth(1).click();
    await expect.poll(() => page.getByLabel('Crosshair').inputValue()).toBe('950');
  });

  it('do not move when they are zoomed, smoothed or hovered', async () => {
    const positions = () =>
      page.locator('.panel canvas').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    const before = await positions();
    await page.getByLabel('Smoothing').fill('0.9');
    await page.getByLabel('Log axis').check();
    await page.getByLabel('Crosshair').fill('100');
    await waitForCharts(page);
    expect(await positions()).toEqual(before);
  });
});

describe('an unsent answer', () => {
  it('survives a reload', async () => {
    await page.getByRole('radio', { name: /Dead rank/ }).check();
    await page.getByLabel('Earliest step of the onset').fill('12');
    await page.reload();
    await waitForCharts(page);
    await expect.poll(() => page.getByRole('radio', { name: /Dead rank/ }).isChecked()).toBe(true);
    await expect.poll(() => page.getByLabel('Earliest step of the onset').inputValue()).toBe('12');
  });
});
