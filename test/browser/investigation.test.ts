import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../helpers/axe.js';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { startFixtureServer } from '../helpers/fixture-server.js';
import { closeGuide, nameCause, submit, waitForCharts } from '../helpers/play.js';
import { startPlaying } from '../helpers/playing.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';
import { watchPage } from '../helpers/watch-page.js';

/** A browser that draws without a graphics card beside other tests is slow. */
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const DESKTOP = { width: 1440, height: 900 };
const LOOKS = [
  { colorScheme: 'light' as const, viewport: DESKTOP },
  { colorScheme: 'dark' as const, viewport: DESKTOP },
  { colorScheme: 'light' as const, viewport: { width: 390, height: 844 } },
];

const openShop = (page: Page) => page.getByRole('button', { name: /^Probes/ }).click();
const button = (page: Page, what: 'Buy' | 'Show', probe: string) =>
  page.getByRole('button', { name: `${what} ${probe}`, exact: true });
const budget = (page: Page) => page.locator('.budget-words').textContent();
const sideways = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** A made-up puzzle with a budget of 100 GPU-hours and its probes open. */
async function openFixture(look: (typeof LOOKS)[number] = LOOKS[0]!) {
  const server = await startFixtureServer();
  const page = await browser.newPage({ ...PAGE_OPTIONS, ...look, reducedMotion: 'reduce' });
  const complaints = await watchPage(page, server.url);
  await page.goto(server.url);
  await waitForCharts(page);
  await closeGuide(page);
  await openShop(page);
  const close = async () => {
    await page.close();
    await server.close();
  };
  return { server, page, complaints, close };
}

it('two probes of the product itself are bought, kept over a reload, and judged with the fix at the reveal', async () => {
  const server = await startPlaying(['--port', '0', '--data', temporaryDirectory()]);
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: DESKTOP, reducedMotion: 'reduce' });
  const complaints = await watchPage(page, server.url);
  await page.goto(server.url);
  await waitForCharts(page);
  await closeGuide(page);
  expect(await budget(page)).toBe('688 GPU-hours to spend');
  await openShop(page);
  await button(page, 'Buy', 'Learning rate in the optimiser').click();
  await button(page, 'Show', 'Learning rate in the optimiser').waitFor();
  await button(page, 'Buy', 'What was read, by source').click();
  await button(page, 'Show', 'What was read, by source').waitFor();
  expect(await budget(page)).toBe('9.6 GPU-hours spent, 678 GPU-hours left');

  const readings = page.getByRole('region', { name: /^Readings/ });
  await expect.poll(() => readings.locator('canvas').count()).toBe(1);
  expect(await readings.getByRole('rowheader').count()).toBe(5);
  // Zoomed together with the panels.
  await page.getByRole('spinbutton', { name: 'Crosshair' }).fill('1');
  const applied = readings.locator('.reading-value').first();
  const before = await applied.textContent();
  await page.getByRole('spinbutton', { name: 'Crosshair' }).fill('2900');
  await expect.poll(() => applied.textContent()).not.toBe(before);

  await page.reload();
  await waitForCharts(page);
  expect(await budget(page)).toBe('9.6 GPU-hours spent, 678 GPU-hours left');
  await expect.poll(() => readings.locator('.bought-text').count()).toBe(2);

  await nameCause(page, 'Learning-rate spike');
  await page.getByRole('radio', { name: /^Restore the schedule and rewind/ }).check();
  await page.reload();
  await waitForCharts(page);
  expect(await page.getByRole('radio', { name: /^Restore the schedule and rewind/ }).isChecked()).toBe(true);
  await page.getByLabel('Earliest step of the onset').fill('1440');
  await page.getByLabel('Latest step of the onset').fill('1500');
  await page.getByLabel('Where').selectOption('whole-run');
  await page.getByRole('button', { name: 'Review and submit' }).click();
  await expect.poll(() => page.getByRole('dialog').textContent()).toContain('Restore the schedule and rewind');
  await page.getByRole('button', { name: 'Submit answer' }).click();

  await page.getByRole('heading', { name: 'Grade' }).waitFor();
  const grade = page.locator('.grade');
  expect(await grade.textContent()).toContain('Restore the schedule and rewind. It cures the run');
  expect(await grade.textContent()).toContain('2 probes for 9.6 GPU-hours, par is 0');
  await page.getByRole('heading', { name: /^What could be done/ }).scrollIntoViewIfNeeded();
  await page.locator('.fixed-curves canvas').first().waitFor();
  const yours = page.getByRole('row', { name: /yours/ });
  expect(await yours.textContent()).toMatch(/Restore the schedule and rewind.*cures.*100 %/);
  expect(await page.locator('.fixed-legend li').count()).toBe(4);
  expect(await page.getByRole('img', { name: /^Train loss with each fix/ }).count()).toBe(1);
  const own = page.locator('.course').nth(1);
  expect(await own.textContent()).toMatch(/You.*9\.6 GPU-hours.*Learning rate in the optimiser/);
  expect(await page.locator('.told').textContent()).toContain('What each panel and probe told');
  // What was bought is still there to be read.
  expect(await readings.locator('.bought-text').count()).toBe(2);
  await waitForCharts(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(complaints).toEqual({ errors: [], foreignRequests: [] });
  await page.close();
  await server.stop();
});

describe.each(LOOKS)('in a $colorScheme page $viewport.width pixels wide', (look) => {
  it('probes, readings and fixes have no accessibility problem and do not scroll sideways', async () => {
    const { page, complaints, close } = await openFixture(look);
    await button(page, 'Buy', 'What was read, by source').click();
    await button(page, 'Show', 'What was read, by source').waitFor();
    await button(page, 'Buy', 'Again at half the rate').click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.textContent()).toContain('48 GPU-hours of the 93.6 GPU-hours that are left');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Buy it' }).click();
    await button(page, 'Show', 'Again at half the rate').click();
    await expect.poll(() => page.locator('.bought:focus').count()).toBe(1);
    await waitForCharts(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    await nameCause(page, 'Healthy');
    await page.getByRole('combobox', { name: 'Another fix' }).selectOption('clean-data');
    await submit(page);
    await page.getByRole('heading', { name: /^What could be done/ }).scrollIntoViewIfNeeded();
    await page.locator('.fixed-curves canvas').first().waitFor();
    await waitForCharts(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    expect(complaints).toEqual({ errors: [], foreignRequests: [] });
    await close();
  });
});

describe('a probe', () => {
  it('beyond the budget cannot be bought, and says by how much', async () => {
    const { page, close } = await openFixture();
    const dear = button(page, 'Buy', 'Three more seeds');
    expect(await dear.getAttribute('aria-disabled')).toBe('true');
    expect(await page.locator('#price-three-more-seeds').textContent()).toContain('50 GPU-hours too dear');
    await dear.click({ force: true });
    expect(await budget(page)).toBe('100 GPU-hours to spend');
    await close();
  });

  it('that could not be made is told, and costs nothing', async () => {
    const { page, close } = await openFixture();
    await button(page, 'Buy', 'Reference run').click();
    await button(page, 'Show', 'Reference run').waitFor();
    expect(await budget(page)).toBe('100 GPU-hours to spend');
    expect(await page.locator('.bought-text').textContent()).toContain('It is not charged.');
    await close();
  });

  it('is found by a word, and another is kept by refusing', async () => {
    const { page, close } = await openFixture();
    await page.getByRole('searchbox', { name: 'Find a probe' }).fill('half rate');
    await expect.poll(() => page.locator('.offer').count()).toBe(1);
    await button(page, 'Buy', 'Again at half the rate').click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await budget(page)).toBe('100 GPU-hours to spend');
    await page.getByRole('searchbox', { name: 'Find a probe' }).fill('nothing such');
    await page.getByText('No probe matches.').waitFor();
    await close();
  });

  it('is refused in a sentence where another tab has spent the budget, or the server is gone', async () => {
    const { server, page, close } = await openFixture();
    const probes = `${server.url}/api/v1/puzzles/f10000000001/probes`;
    await page.request.post(probes, { data: { probe: 'rerun-fp32' } });
    await button(page, 'Buy', 'Again at half the rate').click();
    await page.getByRole('button', { name: 'Buy it' }).click();
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toBe('Not bought. The budget does not allow it any more.');
    expect(await budget(page)).toBe('60 GPU-hours spent, 40 GPU-hours left');
    await server.close();
    await button(page, 'Buy', 'What was read, by source').click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('The server does not answer');
    await close();
  });

  it('leads to the reveal where the puzzle was ended elsewhere', async () => {
    const { server, page, close } = await openFixture();
    await page.request.post(`${server.url}/api/v1/puzzles/f10000000001/give-up`, { data: {} });
    await button(page, 'Buy', 'What was read, by source').click();
    await page.getByRole('heading', { name: 'Given up' }).waitFor();
    expect(await page.locator('.shop').count()).toBe(0);
    await close();
  });
});
