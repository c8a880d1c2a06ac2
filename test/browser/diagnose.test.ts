import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compileDashboard } from '../../src/charts/compile.js';
import { readGlossary } from '../../src/glossary.js';
import { createManual } from '../../src/manual.js';
import { diagnoseUpload } from '../../src/server/diagnose/diagnose-upload.js';
import type { DiagnoseUpload } from '../../src/server/diagnose/upload.js';
import { accessibilityProblems } from '../helpers/axe.js';
import { launchBrowser, PAGE_OPTIONS } from '../helpers/browser.js';
import { catalogue, root } from '../helpers/runs.js';
import { startBuilt } from '../helpers/start-built.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';
import { type Complaints, watchPage } from '../helpers/watch-page.js';
import { csvOf, smallKnowledge } from '../server/small-diagnostician.js';
import { startApp } from '../server/start-app.js';

/** A browser that draws without a graphics card beside other tests is slow. */
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const knowledge = await smallKnowledge();
const DASHBOARDS = { light: compileDashboard('light'), dark: compileDashboard('dark') };
const DESKTOP = { width: 1440, height: 900 };

const RUN = { name: 'loss.csv', text: csvOf(900, 450) };
const EVALUATIONS = {
  name: 'eval.csv',
  text: `step,slice,metric,value\n${[0, 300, 600].flatMap((step) => [`${step},web,loss,3`, `${step},code,loss,2`]).join('\n')}\n`,
};

/** The page of a user's own run, on the real server with a diagnostician of three causes. */
async function openPage(
  look: { colorScheme: 'light' | 'dark'; viewport: { width: number; height: number } },
  diagnose: DiagnoseUpload = (upload) => diagnoseUpload(knowledge, upload),
): Promise<{ page: Page; complaints: Complaints }> {
  const app = await startApp({
    diagnose,
    charts: (theme) => DASHBOARDS[theme],
    manual: createManual({ root, subjects: catalogue.all.map(({ meta }) => meta), picture: () => null }),
    glossary: () => readGlossary(root),
    clientDirectory: path.join(root, 'dist', 'client'),
    staticDirectory: path.join(root, 'static'),
  });
  const page = await browser.newPage({ ...PAGE_OPTIONS, ...look, reducedMotion: 'reduce' });
  const complaints = await watchPage(page, app.origin);
  await page.goto(`${app.origin}/#/run`);
  await page.getByRole('heading', { level: 1, name: 'Your run' }).waitFor();
  return { page, complaints };
}

interface GivenFile {
  readonly name: string;
  readonly text: string;
}

const buffers = (files: readonly GivenFile[]) =>
  files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }));

async function choose(page: Page, ...files: GivenFile[]): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await asked).setFiles(buffers(files));
}

/** Drops files in the middle of the page, as the browser would tell it. */
async function drop(page: Page, ...files: GivenFile[]): Promise<void> {
  await page.evaluate(`{
    const transfer = new DataTransfer();
    for (const { name, text } of ${JSON.stringify(files)}) transfer.items.add(new File([text], name));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.querySelector('main').dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }`);
}

const verdict = (page: Page) => page.getByRole('heading', { name: /^Most likely: Learning-rate spike/ });

describe.each([
  { colorScheme: 'light' as const, viewport: DESKTOP },
  { colorScheme: 'dark' as const, viewport: DESKTOP },
  { colorScheme: 'light' as const, viewport: { width: 390, height: 844 } },
])('in a $colorScheme page $viewport.width pixels wide', (look) => {
  it('a run and its evaluations are diagnosed, drawn and explained, without a barrier', async () => {
    const { page, complaints } = await openPage(look);
    const sideways = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sideways()).toBe(0);

    await choose(page, EVALUATIONS, RUN);
    await verdict(page).waitFor();
    await expect.poll(() => page.locator('.run-panel canvas').count()).toBe(3);
    expect(await page.getByRole('table').innerText()).toContain('Gradient norm');
    expect(await page.getByText('web', { exact: true }).count()).toBe(1);
    await page.getByText('Healthy run', { exact: true }).first().click();
    expect(await page.getByRole('table').count()).toBe(2);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sideways()).toBe(0);
    expect(complaints).toEqual({ errors: [], foreignRequests: [] });
    await page.close();
  });
});

it('what cannot be read is told in place, the earlier result stays, and the next drop is read', async () => {
  const { page } = await openPage({ colorScheme: 'light', viewport: DESKTOP });
  await drop(page, { name: 'odd.csv', text: csvOf(300, 150, ['zielfunktion']) });
  const alert = page.getByRole('alert');
  await expect.poll(() => alert.textContent()).toMatch(/^odd\.csv could not be diagnosed\. missing column: /);

  // The columns it could not know are named, and the same file is read again.
  await page.getByLabel('Theirs = ours').fill('zielfunktion = train-loss');
  await page.keyboard.press('Enter');
  await page.getByText(/^odd\.csv: 300 rows/).waitFor();
  expect(await alert.count()).toBe(0);

  await drop(page, { name: 'picture.png', text: '\x89PNG' });
  await alert.waitFor();
  await page.getByText('Below is still the diagnosis of odd.csv.').waitFor();
  expect(await page.getByText(/^odd\.csv: 300 rows/).count()).toBe(1);
  await drop(page, { name: 'a.csv', text: 'a' }, { name: 'b.csv', text: 'b' }, { name: 'c.csv', text: 'c' });
  await expect.poll(() => alert.textContent()).toMatch(/^These are too many files/);
  await drop(page, RUN);
  await verdict(page).waitFor();
  expect(await alert.count()).toBe(0);
  await page.close();
});

it('what takes too long can be given up, and another file is read after it', async () => {
  let slow = true;
  const { page } = await openPage({ colorScheme: 'light', viewport: DESKTOP }, async (upload, gone) => {
    if (slow) await new Promise((_, reject) => gone.addEventListener('abort', () => reject(new Error('left'))));
    return diagnoseUpload(knowledge, upload);
  });
  await choose(page, RUN);
  await page.getByText('Reading loss.csv…').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => page.getByText('Reading loss.csv…').count()).toBe(0);
  slow = false;
  await choose(page, RUN);
  await verdict(page).waitFor();
  await page.close();
});

it('is used with the keyboard alone, and survives a look into the manual', async () => {
  const { page } = await openPage({ colorScheme: 'light', viewport: DESKTOP });
  const focused = () => page.evaluate('document.activeElement.textContent');
  // Asked for well before the key, or a slow browser opens the chooser before it is watched.
  const asked = page.waitForEvent('filechooser');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Choose a file');
  await page.keyboard.press('Enter');
  await (await asked).setFiles(buffers([RUN]));
  await verdict(page).waitFor();
  // Reading goes on at the verdict, and from there to the causes.
  await expect.poll(focused).toMatch(/^Most likely/);
  await page.keyboard.press('Tab');
  expect(await focused()).toContain('Learning-rate spike');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('table').count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.getByRole('table').waitFor();
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('In the manual');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Learning-rate spike' }).waitFor();
  await page.getByRole('link', { name: '← Back to your run' }).click();
  await verdict(page).waitFor();
  expect(await page.title()).toBe('Your run · lossleuth');
  await page.close();
});

it('the built product reads a run in a thread of its own', async () => {
  const server = await startBuilt(['play', '--port', '0', '--data', temporaryDirectory()]);
  const send = (text: string) =>
    fetch(`${server.url}/api/v1/diagnose?file=run:${Buffer.byteLength(text)}:loss.csv`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: text,
    });
  const response = await send(RUN.text);
  expect(response.status).toBe(200);
  const { causes, about } = (await response.json()) as {
    causes: { id: string; p: number }[];
    about: Record<string, { name: string }>;
  };
  expect(causes.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 2);
  expect(about[causes[0]!.id]!.name).not.toBe(causes[0]!.id);
  expect((await send('a,b\n1,2\n')).status).toBe(400);
  await server.stop();
});
