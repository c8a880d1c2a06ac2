import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser, PAGE_OPTIONS } from '/work/main/test/helpers/browser.js';
import { closeGuide, nameCause, submit, waitForCharts } from '/work/main/test/helpers/play.js';
import { startBuilt } from '/work/main/test/helpers/start-built.js';
import { unpackChromium } from '/work/main/test/helpers/chromium.js';
import { watchPage } from '/work/main/test/helpers/watch-page.js';
unpackChromium();
const browser = await launchBrowser();
const cases = [
  ['wrong', 'light', 390],
] as const;
for (const [kind, scheme, width] of cases) {
  const data = mkdtempSync(path.join(tmpdir(), 'told-'));
  const server = await startBuilt(['play', '--port', '0', '--data', data]);
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width, height: width > 500 ? 900 : 844 }, colorScheme: scheme, reducedMotion: 'reduce' });
  const complaints = await watchPage(page, server.url);
  await page.goto(server.url);
  await waitForCharts(page);
  await closeGuide(page);
  if (kind === 'gaveup') {
    await page.getByRole('button', { name: 'Give up and reveal' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Give up and reveal' }).click();
    await page.getByRole('heading', { name: 'Given up' }).waitFor();
  } else {
    await nameCause(page, kind === 'right' ? 'Learning-rate spike' : 'Contaminated data mixture');
    await page.getByLabel('Earliest step of the onset').fill('1300');
    await page.getByLabel('Latest step of the onset').fill('1360');
    await page.getByLabel('Where').selectOption('whole-run');
    await submit(page);
  }
  await waitForCharts(page);
  const name = `/tmp/shots/${kind}-${scheme}-${width}`;
  await page.screenshot({ path: `${name}.png` });
  console.log(kind, scheme, width, await page.locator('.opponent').textContent(), '|', await page.locator('.opponent + .hint').textContent(), '|', await page.locator('.told-together').textContent());
  await page.locator('.told').scrollIntoViewIfNeeded();
  await page.locator('.told').screenshot({ path: `${name}-told.png` });
  await page.locator('.grade').screenshot({ path: `${name}-grade.png` });
  if (kind === 'wrong') {
    await page.locator('.why-not').scrollIntoViewIfNeeded();
    await page.locator('.why-not canvas').first().waitFor();
    await waitForCharts(page);
    await page.locator('.alternative-head').first().screenshot({ path: `${name}-alternative.png` });
    console.log(await page.locator('.objection').allTextContents());
  }
  // keyboard
  const select = page.locator('.told select');
  await select.focus();
  await page.keyboard.press('ArrowDown');
  console.log(await select.inputValue(), await page.locator('.told-together').textContent());
  console.log('overflow', await page.locator('html').evaluate((e: any) => e.scrollWidth - e.clientWidth));
  console.log(JSON.stringify(complaints));
  await page.close(); await server.stop(); rmSync(data, { recursive: true, force: true });
}
await browser.close();
