import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../helpers/axe.js';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { type FixtureServer, startFixtureServer } from '../helpers/fixture-server.js';
import { answerPuzzle, waitForCharts } from '../helpers/play.js';

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

const DESKTOP = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

describe.each([
  { colorScheme: 'light' as const, viewport: DESKTOP },
  { colorScheme: 'dark' as const, viewport: DESKTOP },
  { colorScheme: 'light' as const, viewport: NARROW },
])('in a $colorScheme page $viewport.width pixels wide', (options) => {
  it('puzzle, summary and reveal have no accessibility problem and do not scroll sideways', async () => {
    const page = await browser.newPage({ ...PAGE_OPTIONS, ...options, reducedMotion: 'reduce' });
    const sideways = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    await page.goto(server.url);
    await waitForCharts(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sideways()).toBe(0);

    await page.getByRole('button', { name: 'Review and submit' }).click();
    expect(await accessibilityProblems(page)).toEqual([]);

    await answerPuzzle(page);
    await waitForCharts(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sideways()).toBe(0);
    await page.close();
  });
});

it('the theme switch overrides the system and is remembered', async () => {
  const page = await browser.newPage({ ...PAGE_OPTIONS, colorScheme: 'light', viewport: DESKTOP });
  const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  await page.goto(server.url);
  await waitForCharts(page);
  const light = await background();
  await page.getByRole('button', { name: 'Dark' }).click();
  await waitForCharts(page);
  const dark = await background();
  expect(dark).not.toBe(light);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.reload();
  await waitForCharts(page);
  expect(await background()).toBe(dark);
  await page.close();
});
