import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { everySpec } from './src/charts/compile.js';
import { expressionModule } from './src/charts/expressions.js';

/** Provides `virtual:chart-expressions`: what Vega would generate with `eval` in the browser, generated here. */
function chartExpressions(): Plugin {
  const id = 'virtual:chart-expressions';
  return {
    name: 'chart-expressions',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (resolved) => (resolved === `\0${id}` ? expressionModule(everySpec()) : null),
  };
}

/** Parts of the chart runtime that no chart of ours uses. */
const WITHOUT_MAPS = fileURLToPath(new URL('./src/web/chart/without-maps.ts', import.meta.url));

/**
 * The browser client: one page, one script, one style sheet, all from our own origin. `static/` is the public folder of the
 * server, not of Vite, so that nothing is copied twice.
 */
export default defineConfig({
  root: 'src/web',
  publicDir: false,
  plugins: [chartExpressions()],
  resolve: { alias: { 'd3-geo': WITHOUT_MAPS, 'topojson-client': WITHOUT_MAPS } },
  build: {
    outDir: '../../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // Files stay files: the content-security policy of the page allows no inline style or script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
