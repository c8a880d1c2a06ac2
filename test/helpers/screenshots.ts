import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, PAGE_OPTIONS } from './browser.js';
import { unpackChromium } from './chromium.js';
import { closeGuide, nameCause, submit, waitForCharts } from './play.js';
import { startBuilt } from './start-built.js';

/**
 * `npm run screenshots`: plays the guided puzzle, which is the same for everyone, in every view. All pictures go to
 * .cache/screenshots; those of the README to docs/images.
 */
const FOLDER = path.resolve(import.meta.dirname, '../../.cache/screenshots');
const IMAGES = path.resolve(import.meta.dirname, '../../docs/images');
const IN_README = ['puzzle-desktop', 'reveal-desktop'];

const DESKTOP = { width: 1440, height: 900 };
const VIEWS = [
  { name: 'desktop', viewport: DESKTOP, colorScheme: 'light' as const },
  { name: 'dark', viewport: DESKTOP, colorScheme: 'dark' as const },
  { name: 'narrow', viewport: { width: 390, height: 844 }, colorScheme: 'light' as const },
];

mkdirSync(FOLDER, { recursive: true });
unpackChromium();
const browser = await launchBrowser();
for (const { name, viewport, colorScheme } of VIEWS) {
  const data = mkdtempSync(path.join(tmpdir(), 'lossleuth-screenshots-'));
  const server = await startBuilt(['play', '--port', '0', '--data', data]);
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport, colorScheme, reducedMotion: 'reduce' });
  await page.goto(server.url);
  await waitForCharts(page);
  await take(page, `guide-${name}`);
  await closeGuide(page);
  await page.getByRole('button', { name: /^Probes/ }).click();
  await take(page, `probes-${name}`);
  for (const probe of ['Learning rate in the optimiser', 'What was read, by source']) {
    await page.getByRole('button', { name: `Buy ${probe}`, exact: true }).click();
    await page.getByRole('button', { name: `Show ${probe}`, exact: true }).waitFor();
  }
  await page.getByRole('region', { name: /^Readings/ }).scrollIntoViewIfNeeded();
  await waitForCharts(page);
  await take(page, `readings-${name}`);
  await nameCause(page, 'Learning-rate spike');
  await nameCause(page, 'Contaminated data mixture');
  await page.getByLabel('Earliest step of the onset').fill('1300');
  await page.getByLabel('Latest step of the onset').fill('1360');
  await page.getByLabel('Where').selectOption('whole-run');
  await page.getByRole('radio', { name: /^Restore the schedule and rewind/ }).check();
  await page.evaluate('window.scrollTo(0, 0)');
  await waitForCharts(page);
  await take(page, `puzzle-${name}`);
  await submit(page);
  await waitForCharts(page);
  await take(page, `reveal-${name}`);
  await page.getByRole('heading', { name: /^What could be done/ }).scrollIntoViewIfNeeded();
  await page.locator('.fixed-curves canvas').first().waitFor();
  await waitForCharts(page);
  await take(page, `fixes-${name}`);
  await page.getByRole('heading', { name: 'Why not something else?' }).scrollIntoViewIfNeeded();
  await page.locator('.why-not canvas').first().waitFor();
  await waitForCharts(page);
  await take(page, `why-not-${name}`);
  await page.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}
await browser.close();
for (const name of IN_README) copyFileSync(path.join(FOLDER, `${name}.png`), path.join(IMAGES, `${name}.png`));

/** The screenful, and the whole page beside it. */
async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await page.screenshot({ path: path.join(FOLDER, `${name}-full.png`), fullPage: true });
}
