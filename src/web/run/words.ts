const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Who gets to see a file; true also where the page was opened from another machine. @param hostname of the page's address */
export function whereItGoes(hostname: string): string {
  const kept = 'reads the file in memory and keeps nothing of it.';
  if (LOOPBACK.test(hostname)) return `It stays on this machine: the server is your own, ${kept}`;
  return `It goes to ${hostname} and nowhere else; the server there ${kept}`;
}
