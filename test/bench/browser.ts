import { launchBrowser } from '../helpers/browser.js';
import { unpackChromium } from '../helpers/chromium.js';
import { measureCharts } from './charts/measure.js';
import { measurePage } from './page.js';

/** The part of `npm run bench` that needs a browser: figures as one line of JSON. A process of its own, because it is TypeScript. */
unpackChromium();
const browser = await launchBrowser();
try {
  const figures = { charts: await measureCharts(browser), page: await measurePage(browser) };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await browser.close();
}
