import type { AnswerKey, Certificate } from '../../puzzle/puzzle.js';

/** What an audit keeps of the certificate by the reference diagnostician. */
export type RowCertificate = Pick<Certificate, 'tier' | 'posterior'>;

/** Null where the key was made without the reference diagnostician. */
export function certificateOf({
  certificate,
}: Omit<AnswerKey, 'certificate'> & { readonly certificate?: Certificate | null }): RowCertificate | null {
  if (certificate === undefined || certificate === null) return null;
  const { tier, posterior } = certificate;
  return { tier, posterior: { free: posterior.free, all: posterior.all } };
}
