import type { Page } from 'playwright-core';

/** Everything a page must not do, collected while a test uses it. */
export interface Complaints {
  /** Console errors and warnings, uncaught errors, violations of the content-security policy. */
  readonly errors: readonly string[];
  /** Requests to any other host than the server's. */
  readonly foreignRequests: readonly string[];
}

/** Watches a page from before its first request. */
export async function watchPage(page: Page, origin: string): Promise<Complaints> {
  const errors: string[] = [];
  const foreignRequests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) foreignRequests.push(request.url());
  });
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))",
  );
  return { errors, foreignRequests };
}
