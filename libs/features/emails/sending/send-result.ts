import { type SendResult, withoutAddresses } from './outgoing-mail';

/** What nodemailer says of a failure. */
export interface SmtpFailure extends Error {
  readonly code?: string;
  /** The command that was answered. */
  readonly command?: string;
  readonly responseCode?: number;
}

/** @param contentSent whether any of the content was sent: without a clear answer it may have arrived then. */
export function resultOf(error: SmtpFailure, contentSent: boolean): SendResult {
  const answer = withoutAddresses(error.message);
  const { code = '', command, responseCode } = error;
  if (contentSent && responseCode === undefined) return { state: 'unknown', answer };
  if (responseCode !== undefined && responseCode < 500) return { state: 'retry', answer };
  if (contentSent) return { state: 'failed', answer };
  // Whatever else fails is about the server or our access to it: another day it may work.
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return { state: 'retry', answer };
  const isAddress = code === 'EENVELOPE' && (command === 'RCPT TO' || command === 'API');
  return { state: isAddress ? 'bounced' : 'failed', answer };
}
