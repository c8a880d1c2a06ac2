import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { reportPage } from '../../src/report/html/page.js';
import { accessibilityProblems } from '../helpers/axe.js';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';
import { sampleReport } from './sample-report.js';

vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each([
  { colorScheme: 'light' as const, width: 1280 },
  { colorScheme: 'dark' as const, width: 1280 },
  { colorScheme: 'light' as const, width: 390 },
])('opens from the disk in $colorScheme at $width pixels: accessible, styled, silent, alone', async (view) => {
  const file = join(temporaryDirectory(), 'report.html');
  writeFileSync(file, await reportPage(sampleReport({ unlike: true })));
  const { colorScheme, width } = view;
  const page = await browser.newPage({ ...PAGE_OPTIONS, colorScheme, viewport: { width, height: 900 } });
  const heard: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
  expect(ground).toBe(colorScheme === 'dark' ? 'rgb(12, 16, 21)' : 'rgb(245, 247, 249)');
  expect(await page.locator('figure svg').count()).toBe(3);
  expect([heard, asked]).toEqual([[], [pathToFileURL(file).href]]);
  await page.close();
});
