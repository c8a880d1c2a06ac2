import type { Page } from 'playwright-core';

/** All panels have drawn and their data have settled. Counted from outside: the page's policy allows no evaluated predicate. */
export async function waitForCharts(page: Page): Promise<void> {
  const places = page.locator('.canvas');
  const drawn = page.locator('.canvas canvas');
  await drawn.first().waitFor();
  while ((await places.count()) !== (await drawn.count())) await page.waitForTimeout(20);
  await page.waitForTimeout(200);
}

/** Answers the puzzle on screen with its third cause, a wide interval and the first place, and waits for the reveal. */
export async function answerPuzzle(page: Page): Promise<void> {
  await page.locator('.cause').nth(2).click();
  await page.getByLabel('Earliest step of the onset').fill('100');
  await page.getByLabel('Latest step of the onset').fill('400');
  await page.getByLabel('Where').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Review and submit' }).click();
  await page.getByRole('button', { name: 'Submit answer' }).click();
  await page.getByRole('heading', { name: 'Grade' }).waitFor();
}
