import type { Page } from 'playwright-core';

/** All panels have drawn and their data have settled. Counted from outside: the page's policy allows no evaluated predicate. */
export async function waitForCharts(page: Page): Promise<void> {
  const places = page.locator('.canvas');
  // A view that another panel has left is hidden until it is drawn anew.
  const drawn = page.locator('.canvas canvas:visible');
  await drawn.first().waitFor();
  while ((await places.count()) !== (await drawn.count())) await page.waitForTimeout(20);
  await page.waitForTimeout(200);
}

/** Names a cause on the board, by its name or a part of it. */
export async function nameCause(page: Page, name: RegExp | string): Promise<void> {
  await page.locator('.cause').filter({ hasText: name }).first().click();
}

/** Puts the guide away where it is shown. */
export async function closeGuide(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: 'Close guide' });
  if ((await close.count()) > 0) await close.click();
}

/** Drags over a panel between two shares of its width. */
export async function dragOver(page: Page, panel: string, from: number, to: number): Promise<void> {
  const surface = page.locator(`.panel-${panel} .brush`);
  await surface.scrollIntoViewIfNeeded();
  const box = (await surface.boundingBox())!;
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

/** Answers the puzzle on screen with its third cause, a wide interval and the first place, and waits for the reveal. */
export async function answerPuzzle(page: Page): Promise<void> {
  await closeGuide(page);
  await page.locator('.cause').nth(2).click();
  await page.getByLabel('Earliest step of the onset').fill('100');
  await page.getByLabel('Latest step of the onset').fill('400');
  await page.getByLabel('Where').selectOption({ index: 1 });
  await submit(page);
}

/** Reviews and submits what is on the form, and waits for the reveal. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and submit' }).click();
  await page.getByRole('button', { name: 'Submit answer' }).click();
  await page.getByRole('heading', { name: 'Grade' }).waitFor();
}
