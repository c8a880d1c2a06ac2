import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { type FixtureServer, startFixtureServer } from '../helpers/fixture-server.js';
import { waitForCharts } from '../helpers/play.js';

/** A browser that draws without a graphics card beside other tests is slow. */
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
let server: FixtureServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startFixtureServer();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Presses Tab until an element is focused; fails when it cannot be reached in a sensible number of stops. */
async function tabTo(page: Page, selector: string, most = 12): Promise<void> {
  const target = page.locator(`${selector}:focus`);
  for (let stops = 0; (await target.count()) === 0; stops++) {
    expect(stops, `stops before ${selector}`).toBeLessThan(most);
    await page.keyboard.press('Tab');
  }
}

it('a whole puzzle can be played without a pointer', async () => {
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width: 1440, height: 900 } });
  await page.goto(server.url);
  await waitForCharts(page);

  // The panels: smoothing, zoom, crosshair, all by key.
  await page.keyboard.press('s');
  await expect.poll(() => page.getByLabel('Smoothing').inputValue()).toBe('0.1');
  await page.keyboard.press('+');
  await expect.poll(() => page.getByLabel('Steps', { exact: true }).inputValue()).toBe('1000');
  await page.keyboard.press('0');
  await expect.poll(() => page.getByLabel('Steps', { exact: true }).inputValue()).toBe('0');
  await tabTo(page, '.toolbar .step-field', 24);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1000');
  await expect.poll(() => page.getByLabel('Steps', { exact: true }).inputValue()).toBe('1000');
  await tabTo(page, '.panel-train-loss .brush', 16);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByRole('spinbutton', { name: 'Crosshair' }).inputValue()).toBe('2501');

  await page.locator('.log-line').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByRole('spinbutton', { name: 'Crosshair' }).inputValue()).toBe('100');

  // A probe: find and buy it; the focus stays on the button, which now shows what was found.
  await page.keyboard.press('p');
  await page.keyboard.type('by source');
  await tabTo(page, '.offer-buy', 3);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.offer-buy:focus').textContent()).toBe('Show What was read, by source');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.bought:focus').count()).toBe(1);

  // The answer: search and name, another probability, since when, where.
  await page.keyboard.press('c');
  await page.keyboard.type('rate spike');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByLabel('Per cent for Learning-rate spike').inputValue()).toBe('60');
  await tabTo(page, 'input[type=range][aria-label*="Learning-rate spike"], .named-cause input[type=range]', 30);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByLabel('Per cent for Learning-rate spike').inputValue()).toBe('61');
  await tabTo(page, 'input[name=onset]');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByLabel('from the start').isChecked()).toBe(true);
  await tabTo(page, '#where');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByLabel('Where').inputValue()).not.toBe('');
  await tabTo(page, 'input[name=fix]', 2);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByRole('radio', { name: /^Rewind/ }).isChecked()).toBe(true);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Grade' }).waitFor();
  await expect.poll(() => page.locator('h1:focus').count()).toBe(1);
  await expect.poll(() => page.locator('.outcome').textContent()).toContain('You were right, with 61 %.');
  await page.close();
});

it('the keyboard map names every key, and single keys can be switched off', async () => {
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width: 1440, height: 900 } });
  await page.goto(server.url);
  await waitForCharts(page);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Logarithmic axis').waitFor();
  await dialog.getByText('Undo a change of the answer').waitFor();
  await dialog.getByRole('checkbox').first().click();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.locator('h1').click();
  await page.keyboard.press('l');
  // What comes after it has happened, so the key before has done what it does: nothing.
  await page.getByLabel('Smoothing').fill('0.5');
  await page.locator('.tool-value').first().getByText('0.50').waitFor();
  expect(await page.getByLabel('Log axis').isChecked()).toBe(false);
  await page.close();
});

it('the glossary and the manual can be searched from the help', async () => {
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width: 1440, height: 900 } });
  await page.goto(server.url);
  await waitForCharts(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('searchbox').fill('calibration drift');
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /Calibration drift/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Calibration drift' }).waitFor();
  await page.locator('.picture canvas').first().waitFor();
  await page.getByRole('link', { name: /Back to the puzzle/ }).click();
  await waitForCharts(page);
  await page.close();
});
