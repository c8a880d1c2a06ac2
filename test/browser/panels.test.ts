import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../helpers/axe.js';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { type FixtureServer, startFixtureServer } from '../helpers/fixture-server.js';
import { answerPuzzle, waitForCharts } from '../helpers/play.js';
import { type Complaints, watchPage } from '../helpers/watch-page.js';

/** A browser that draws without a graphics card beside other tests is slow. */
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
let server: FixtureServer;
let page: Page;
let complaints: Complaints;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startFixtureServer();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
const open = async (viewport = { width: 1440, height: 900 }) => {
  page = await browser.newPage({ ...PAGE_OPTIONS, viewport, reducedMotion: 'reduce' });
  complaints = await watchPage(page, server.url);
  await page.goto(`${server.url}/#/puzzle/f10000000009`);
  await waitForCharts(page);
};
beforeEach(() => open());
afterEach(async () => {
  await page.close();
  expect(complaints).toEqual({ errors: [], foreignRequests: [] });
});

/** What this test needs of a canvas element; its types belong to the browser. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  };
}

/**
 * Pixels in the colour of the run in the upper half of a canvas, in strips of its width. Asked of the canvas itself, once:
 * it is what the reader sees.
 */
const coloured = (selector: string, strips: readonly (readonly [number, number])[]): Promise<number[]> =>
  page.locator(selector).evaluate((canvas, shares) => {
    // Runs in the page, where a canvas is one.
    const { width, height } = canvas as unknown as Canvas;
    const { data } = (canvas as unknown as Canvas).getContext('2d').getImageData(0, 0, width, Math.floor(height / 2));
    return shares.map(([start, end]) => {
      let found = 0;
      for (let i = 0; i < data.length; i += 4) {
        const share = ((i / 4) % width) / width;
        const [red, green, blue, alpha] = [data[i]!, data[i + 1]!, data[i + 2]!, data[i + 3]!];
        if (share >= start && share < end && alpha > 40 && blue > red + 60 && blue > green + 20) found++;
      }
      return found;
    });
  }, strips);

describe('a spike of one step', () => {
  it('among four thousand is visible at 390 pixels', async () => {
    await page.close();
    await open({ width: 390, height: 844 });
    // The gradient norm is nine times its level at step 1,111 alone: 27.8 % of the plotting area.
    const box = (await page.locator('.panel-gradient-norm .brush').boundingBox())!;
    const canvas = (await page.locator('.panel-gradient-norm canvas').boundingBox())!;
    const at = (box.x - canvas.x + 0.2778 * box.width) / canvas.width;
    const near = 4 / canvas.width;
    const [spike, beside] = await coloured('.panel-gradient-norm canvas', [
      [at - near, at + near],
      [at + 3 * near, at + 9 * near],
    ]);
    expect(spike).toBeGreaterThan(20);
    expect(beside).toBe(0);
  });
});

describe('the axis', () => {
  it('runs along steps, data and time, and everything stays at its step', async () => {
    const label = page.locator('.tool-units');
    await page.getByLabel('Along').selectOption('data');
    await page.getByRole('spinbutton', { name: 'Crosshair' }).fill('2000');
    await expect.poll(() => label.textContent()).toMatch(/tokens · .*hours|tokens · .*minutes/);
    const box = (await page.locator('.panel-train-loss .brush').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await expect
      .poll(async () => Number(await page.getByRole('spinbutton', { name: 'Crosshair' }).inputValue()))
      .toBeGreaterThan(1990);
    await page.getByLabel('Along').selectOption('time');
    await page.mouse.move(box.x + box.width - 1, box.y + 20);
    await expect
      .poll(async () => Number(await page.getByRole('spinbutton', { name: 'Crosshair' }).inputValue()))
      .toBeGreaterThan(3980);
  });
});

describe('the legend', () => {
  it('hides a line in all panels and shows it again', async () => {
    const earlier = page.locator('.panel-train-loss').getByRole('button', { name: /earlier run/ });
    await earlier.click();
    await expect.poll(() => page.getByRole('checkbox', { name: 'Earlier run' }).isChecked()).toBe(false);
    const other = page.locator('.panel-weight-norm').getByRole('button', { name: /earlier run/ });
    await expect.poll(() => other.getAttribute('aria-pressed')).toBe('false');
    await other.click();
    await expect.poll(() => page.getByRole('checkbox', { name: 'Earlier run' }).isChecked()).toBe(true);
  });

  it('hides one slice of several', async () => {
    const code = page.locator('.panel-slice-loss').getByRole('button', { name: /^Code/ });
    await code.click();
    await expect
      .poll(() => page.locator('.panel-slice-ece').getByRole('button', { name: /^Code/ }).getAttribute('aria-pressed'))
      .toBe('false');
  });
});

describe('one panel', () => {
  it('fills the screen, is linked with the others and closes with Escape', async () => {
    await page.getByRole('button', { name: 'Gradient norm on the full screen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Gradient norm' });
    await dialog.locator('canvas').waitFor();
    const box = (await dialog.locator('.brush').boundingBox())!;
    expect(box.height).toBeGreaterThan(600);
    await page.mouse.move(box.x + box.width * 0.25, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 50, { steps: 3 });
    await page.mouse.up();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByLabel('Steps', { exact: true }).inputValue()).toBe('1000');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it.each(['PNG', 'SVG', 'CSV'])('is saved as %s', async (format) => {
    await page.getByRole('button', { name: 'Save Train loss' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: new RegExp(format) }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`^train-loss-.*\\.${format.toLowerCase()}$`));
    const content = readFileSync(await file.path());
    if (format === 'PNG') expect(content.subarray(1, 4).toString()).toBe('PNG');
    if (format === 'SVG') {
      expect(content.toString()).toContain('>Train loss</text>');
      // The line itself is in it, not only its frame.
      expect(content.toString()).toMatch(/d="M0,[\d.]+L/);
    }
    if (format === 'CSV') {
      const lines = content.toString().trim().split('\r\n');
      expect(lines[0]).toBe('step,step of the run,tokens since the start of the window,hours,run,earlier run');
      expect(lines.length).toBe(4001);
    }
  });
});

describe('slices', () => {
  it('are shown as small multiples, as reliability diagrams and in a table of changes', async () => {
    await expect.poll(() => page.locator('.multiple canvas').count()).toBe(4);
    await page.getByLabel('Change since').selectOption('1000');
    await expect.poll(() => page.locator('.change-sure').count()).toBeGreaterThan(0);
    await page.getByLabel('Evaluation at step').selectOption('1000');
    await expect.poll(() => page.locator('.change-sure').count()).toBe(0);
    await page.getByRole('radio', { name: 'Reliability' }).check();
    await expect.poll(() => page.locator('.reliabilities canvas').count()).toBe(5);
  });
});

describe('after the answer', () => {
  it('the twin lies over the run and the earlier run stays one click away', async () => {
    await answerPuzzle(page);
    await waitForCharts(page);
    await expect.poll(() => page.getByRole('checkbox', { name: 'Twin' }).isChecked()).toBe(true);
    await expect.poll(() => page.getByRole('checkbox', { name: 'Earlier run' }).isChecked()).toBe(false);
    await page.keyboard.press('t');
    await expect.poll(() => page.getByRole('checkbox', { name: 'Twin' }).isChecked()).toBe(false);
  });
});
