import path from 'node:path';
import express from 'express';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { compileDashboard } from '../../../src/charts/compile.js';
import vite from '../../../vite.config.js';
import { PAGE_OPTIONS } from '../../helpers/browser.js';
import { CONTENT_SECURITY_POLICY } from '../../helpers/fixture-server.js';

export interface ChartFigures {
  readonly drawMs: number;
  readonly zoomMs: number;
  /** Ours over uPlot's, the median of the rounds. */
  readonly drawRatio: number;
  readonly zoomRatio: number;
}

const FOLDER = import.meta.dirname;
const BUILT = path.resolve(FOLDER, '../../../.cache/bench-charts');

/** Builds page.ts as the client is built, and lets it measure itself under the policy of the product. */
export async function measureCharts(browser: Browser): Promise<ChartFigures> {
  await build({
    ...vite,
    configFile: false,
    root: FOLDER,
    logLevel: 'error',
    build: { ...vite.build, outDir: BUILT, chunkSizeWarningLimit: 2000 },
  });
  const app = express();
  app.use((_request, response, next) => {
    response.set('content-security-policy', CONTENT_SECURITY_POLICY);
    next();
  });
  app.get('/charts.json', (_request, response) => {
    response.json(compileDashboard('light'));
  });
  app.use(express.static(BUILT));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
    while (!(await page.title()).startsWith('{')) await page.waitForTimeout(100);
    const figures = JSON.parse(await page.title()) as ChartFigures & { error?: string };
    if (figures.error !== undefined) throw new Error(`the page of charts failed: ${figures.error}`);
    return figures;
  } finally {
    await page.close();
    server.close();
    server.closeAllConnections();
  }
}
