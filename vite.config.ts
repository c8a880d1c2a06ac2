import { defineConfig } from 'vite';

/**
 * The browser client: one page, one script, one style sheet, all from our own origin. `static/` is the public folder of the
 * server, not of Vite, so that nothing is copied twice.
 */
export default defineConfig({
  root: 'src/web',
  publicDir: false,
  build: {
    outDir: '../../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // Files stay files: the content-security policy of the page allows no inline style or script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
