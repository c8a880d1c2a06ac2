import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, PAGE_OPTIONS } from './browser.js';
import { unpackChromium } from './chromium.js';
import { answerPuzzle, waitForCharts } from './play.js';

/** `npm run screenshots -- http://127.0.0.1:3000 [folder]`: pictures of puzzle and reveal for the documentation. */
const [baseUrl, folder = 'docs/images'] = process.argv.slice(2);
if (baseUrl === undefined) throw new Error('missing argument: the address of a running server');

const VIEWS = [
  { name: 'desktop', viewport: { width: 1440, height: 900 }, colorScheme: 'light' as const },
  { name: 'dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' as const },
  { name: 'narrow', viewport: { width: 390, height: 844 }, colorScheme: 'light' as const },
];

mkdirSync(folder, { recursive: true });
unpackChromium();
const browser = await launchBrowser();
for (const { name, viewport, colorScheme } of VIEWS) {
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport, colorScheme, reducedMotion: 'reduce' });
  await page.goto(baseUrl);
  await waitForCharts(page);
  await take(page, `puzzle-${name}`);
  await answerPuzzle(page);
  await waitForCharts(page);
  await take(page, `reveal-${name}`);
  await page.close();
}
await browser.close();

/** The first screenful, and the whole page beside it. */
async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await page.screenshot({ path: path.join(folder, `${name}-full.png`), fullPage: true });
}
