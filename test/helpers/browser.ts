import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium.js';

/** Not the package's own list of arguments: that one switches web security off. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Pages must be opened with this: under LANG=C the browser's own locale is one that Intl refuses. */
export const PAGE_OPTIONS = { locale: 'en-US' } as const;

export function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({ executablePath, args: ARGUMENTS, env: { ...definedEnvironment(), ...env } });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
