import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../helpers/axe.js';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { startFixtureServer } from '../helpers/fixture-server.js';
import { answerPuzzle, nameCause, waitForCharts } from '../helpers/play.js';
import { watchPage } from '../helpers/watch-page.js';

/** A browser that draws without a graphics card beside other tests is slow. */
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('when something is wrong', () => {
  it('says what the server says and recovers on retry', async () => {
    let broken = true;
    const server = await startFixtureServer({ broken: () => broken });
    const page = await browser.newPage(PAGE_OPTIONS);
    await page.goto(server.url);
    await page.getByText('the disk is full').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await waitForCharts(page);
    await page.close();
    await server.close();
  });

  it('says so in place of the panels when only they fail, and draws them on retry', async () => {
    let broken = true;
    const server = await startFixtureServer({ broken: (path) => broken && path === '/v1/charts' });
    const page = await browser.newPage(PAGE_OPTIONS);
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'The panels could not be loaded' }).waitFor();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('the disk is full');
    await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await nameCause(page, 'Dead rank');
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await waitForCharts(page);
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await expect.poll(() => page.getByLabel('Per cent for Dead rank').count()).toBe(1);
    await page.close();
    await server.close();
  });

  it('keeps the answer when the server is gone at the moment of submission', async () => {
    const server = await startFixtureServer();
    const page = await browser.newPage(PAGE_OPTIONS);
    await page.goto(server.url);
    await waitForCharts(page);
    await nameCause(page, 'Healthy');
    await page.getByRole('button', { name: 'Review and submit' }).click();
    await server.close();
    await page.getByRole('button', { name: 'Submit answer' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('The server does not answer');
    await page.getByRole('button', { name: 'Keep looking' }).click();
    await expect.poll(() => page.getByLabel('Per cent for Healthy').count()).toBe(1);
    await page.close();
  });

  it('leads back from a puzzle that does not exist', async () => {
    const server = await startFixtureServer();
    const page = await browser.newPage(PAGE_OPTIONS);
    await page.goto(`${server.url}/#/puzzle/0123456789ab`);
    await page.getByRole('heading', { name: 'No such puzzle' }).waitFor();
    await page.getByRole('button', { name: 'Go to the current puzzle' }).click();
    await waitForCharts(page);
    await page.close();
    await server.close();
  });
});

describe('a run that diverged', () => {
  it('is drawn and read out as such, without a complaint', async () => {
    const server = await startFixtureServer({ divergedAt: 3000 });
    const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width: 1440, height: 900 } });
    const complaints = await watchPage(page, server.url);
    await page.goto(server.url);
    await waitForCharts(page);
    await expect.poll(() => page.locator('.panel-train-loss .reading-value').first().textContent()).toBe('NaN');
    const chart = page.locator('.panel-train-loss [role=img]');
    expect(await chart.getAttribute('aria-label')).toContain('Not a finite number from step 3,000.');
    await expect.poll(() => page.locator('.evaluation tbody td').nth(1).textContent()).toContain('NaN');
    await page.getByLabel('Log axis').check();
    await page.getByLabel('Smoothing').fill('0.9');
    await answerPuzzle(page);
    await waitForCharts(page);
    expect(complaints).toEqual({ errors: [], foreignRequests: [] });
    await page.close();
    await server.close();
  });
});

describe('a healthy answer', () => {
  it('settles onset and place by itself', async () => {
    const server = await startFixtureServer();
    const page = await browser.newPage(PAGE_OPTIONS);
    await page.goto(server.url);
    await waitForCharts(page);
    await nameCause(page, 'Healthy');
    await expect.poll(() => page.getByRole('radio', { name: /none/ }).isChecked()).toBe(true);
    await expect.poll(() => page.getByLabel('Where').inputValue()).toBe('whole-run');
    expect(await page.getByLabel('Earliest step of the onset').isDisabled()).toBe(true);
    await page.close();
    await server.close();
  });
});
