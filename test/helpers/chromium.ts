import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The version is in the path, so that a copy left by another version is never run. */
const UNPACKED = path.resolve(import.meta.dirname, '../../.cache/chromium-147');
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The package's own configuration looks for fonts in fixed folders under /tmp; without any font, form controls crash the browser. */
const FONT_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(UNPACKED, 'fonts/cache')}</cachedir>
  <alias binding="same"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;

export interface Chromium {
  readonly executablePath: string;
  /** The packaged browser brings its own libraries and fonts. */
  readonly env: Readonly<Record<string, string>>;
}

/** The browser of the tests: CHROMIUM_PATH, else the unpacked package, else an installed one. */
export function findChromium(): Chromium {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined) return { executablePath: chosen, env: {} };
  const packaged = path.join(UNPACKED, 'chromium');
  if (existsSync(packaged)) {
    const env = { LD_LIBRARY_PATH: path.join(UNPACKED, 'al2023/lib'), FONTCONFIG_PATH: path.join(UNPACKED, 'fonts') };
    return { executablePath: packaged, env };
  }
  const installed = INSTALLED.find((candidate) => existsSync(candidate));
  if (installed === undefined) throw new Error('no browser for the tests: set CHROMIUM_PATH to a Chromium');
  return { executablePath: installed, env: {} };
}

/**
 * Unpacks the packaged browser where it is not there yet. In a process of its own, because the package changes environment
 * variables when it is imported, and into a folder of its own that is renamed when complete, because starting a file that
 * another process still writes fails with ETXTBSY. The package has Linux x64 only; elsewhere an installed browser serves.
 */
export function unpackChromium(): void {
  if (process.env['CHROMIUM_PATH'] !== undefined || existsSync(UNPACKED)) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const unfinished = `${UNPACKED}-unpacking-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  execFileSync(process.execPath, [
    '--import',
    'tsx',
    path.join(import.meta.dirname, 'inflate-chromium.ts'),
    unfinished,
  ]);
  writeFileSync(path.join(unfinished, 'fonts/fonts.conf'), FONT_CONFIGURATION);
  try {
    renameSync(unfinished, UNPACKED);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(UNPACKED)) throw error;
  }
}
