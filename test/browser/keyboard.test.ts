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

  await tabTo(page, 'input[type=range]');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, '.toolbar .step-field');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1000');
  await expect.poll(() => page.getByLabel('Steps', { exact: true }).inputValue()).toBe('1000');

  await page.locator('.log-line').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByLabel('Crosshair').inputValue()).toBe('100');

  await tabTo(page, 'input[name=cause]', 2);
  await page.keyboard.press('Space');
  while (!(await page.getByRole('radio', { name: /Learning-rate spike/ }).isChecked()))
    await page.keyboard.press('ArrowDown');
  await tabTo(page, '#confidence');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'input[name=onset]');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByLabel('from the start').isChecked()).toBe(true);
  await tabTo(page, '#where');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, '.answer-foot .primary');
  await page.keyboard.press('Enter');
  await tabTo(page, '.confirm .primary', 4);
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Grade' }).waitFor();
  await expect.poll(() => page.locator('h1:focus').count()).toBe(1);
  await expect.poll(() => page.locator('.outcome').textContent()).toContain('You were right, with 61 %.');
  await page.close();
});
