import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compileDashboard } from '../../src/charts/compile.js';
import { readGlossary } from '../../src/glossary.js';
import { createManual } from '../../src/manual.js';
import { accessibilityProblems } from '../helpers/axe.js';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { waitForCharts } from '../helpers/play.js';
import { recordAttempts } from '../helpers/record-attempts.js';
import { catalogue, root } from '../helpers/runs.js';
import { type Complaints, watchPage } from '../helpers/watch-page.js';
import { startApp } from '../server/start-app.js';

/** A browser that draws without a graphics card beside other tests is slow. */
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const DASHBOARDS = { light: compileDashboard('light'), dark: compileDashboard('dark') };
const DESKTOP = { width: 1440, height: 900 };
const LOOKS = [
  { colorScheme: 'light' as const, viewport: DESKTOP },
  { colorScheme: 'dark' as const, viewport: DESKTOP },
  { colorScheme: 'light' as const, viewport: { width: 390, height: 844 } },
];

/** The record of the first `answers` of forty answers, on the real server. */
async function openRecord(
  look: (typeof LOOKS)[number],
  answers: number,
  givenUp = 0,
): Promise<{ page: Page; complaints: Complaints }> {
  const app = await startApp({
    cause: (id) => catalogue.all.find(({ meta }) => meta.id === id)?.meta ?? null,
    charts: (theme) => DASHBOARDS[theme],
    manual: createManual({ root, subjects: catalogue.all.map(({ meta }) => meta), picture: () => null }),
    glossary: () => readGlossary(root),
    clientDirectory: path.join(root, 'dist', 'client'),
    staticDirectory: path.join(root, 'static'),
  });
  for (const attempt of recordAttempts(answers, givenUp)) await app.store.saveAttempt(attempt);
  const page = await browser.newPage({ ...PAGE_OPTIONS, ...look, reducedMotion: 'reduce' });
  const complaints = await watchPage(page, app.origin);
  await page.goto(`${app.origin}/#/session`);
  await page.getByRole('heading', { level: 1, name: 'Your record' }).waitFor();
  await page.locator('.lines-skeleton').waitFor({ state: 'detached' });
  return { page, complaints };
}

async function check(page: Page, complaints: Complaints): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  expect(complaints).toEqual({ errors: [], foreignRequests: [] });
  await page.close();
}

describe.each(LOOKS)('in a $colorScheme page $viewport.width pixels wide', (look) => {
  it('without an answer the record says so and leads to the puzzle', async () => {
    const { page, complaints } = await openRecord(look, 0, 2);
    await page.getByText('No answers yet.').waitFor();
    expect(await page.locator('.record-empty').textContent()).toContain('2 puzzles were given up');
    expect(await page.getByRole('link', { name: 'Go to the current puzzle' }).getAttribute('href')).toBe('#/');
    expect(await page.locator('canvas').count()).toBe(0);
    await check(page, complaints);
  });

  it('of three answers it says what cannot be said yet, and draws no curve', async () => {
    const { page, complaints } = await openRecord(look, 3);
    const calibration = page.getByRole('region', { name: 'Calibration of your confidence' });
    await expect
      .poll(() => calibration.textContent())
      .toMatch(/73 % sure on average and right 2 of 3 times\. So few answers fit being right 21 % of the time as well/);
    expect(await calibration.textContent()).toContain('13 answers to go');
    expect(await page.locator('canvas').count()).toBe(0);
    expect(await page.getByText('None of these differs from your mean').count()).toBe(1);
    await check(page, complaints);
  });

  it('of forty it draws the curve and tells parts, skills and confusions', async () => {
    const { page, complaints } = await openRecord(look, 40, 3);
    await waitForCharts(page);
    await expect.poll(() => page.locator('.headline').textContent()).toContain('40 answers · 24 right');
    expect(await page.getByRole('img', { name: /^How sure you were against how often/ }).count()).toBe(1);
    const confusions = page.getByRole('table', { name: 'Commonest confusions' });
    const commonest = confusions.getByRole('row').nth(1).locator('th, td');
    expect(await commonest.allTextContents()).toEqual(['Dead ranks', 'One slow accelerator', '2 of 3', '83 %']);
    const parts = page.getByRole('table', { name: /^Parts of the Brier score/ }).locator('.record-number');
    const numbers = (await parts.allTextContents()).map((text) => Number(text.replace('−', '-')));
    // Rounded to three decimals each, they add up to the last of them.
    expect(Math.abs(numbers.slice(0, 4).reduce((sum, part) => sum + part, 0) - numbers[4]!)).toBeLessThan(0.0025);
    await page.getByText('The points as a table').click();
    await check(page, complaints);
  });
});

it('is reached from the top bar with the keyboard, and from the manual back to it', async () => {
  const { page } = await openRecord(LOOKS[0]!, 3);
  await page.goto(`${new URL(page.url()).origin}/#/run`);
  await page.getByRole('heading', { level: 1, name: 'Your run' }).waitFor();
  await page.getByRole('link', { name: 'Your record' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Your record' }).waitFor();
  expect(await page.title()).toBe('Your record · lossleuth');
  // The bar knows how many were answered, although no puzzle is open on this page.
  await expect.poll(() => page.locator('.progress-line').textContent()).toContain('3 answered · 2 right');
  await page.locator('.record-confusions a').first().click();
  await page.getByRole('link', { name: '← Back to your record' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your record' }).waitFor();
  await page.close();
});
