import { type SendResult, withoutAddresses } from './outgoing-mail';

/** A failure as nodemailer reports it. */
export interface SmtpFailure extends Error {
  readonly code?: string;
  /** The command that the server responded to. */
  readonly command?: string;
  readonly responseCode?: number;
}

/** @param contentSent whether content was sent. Without a clear response the message may have arrived then */
export function resultOf(error: SmtpFailure, contentSent: boolean): SendResult {
  const answer = withoutAddresses(error.message);
  const { code = '', command, responseCode } = error;
  if (contentSent && responseCode === undefined) return { state: 'unknown', answer };
  if (responseCode !== undefined && responseCode < 500) return { state: 'retry', answer };
  if (contentSent) return { state: 'failed', answer };
  // Any other failure concerns the server or the access to it, and may be gone later.
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return { state: 'retry', answer };
  const isAddress = code === 'EENVELOPE' && (command === 'RCPT TO' || command === 'API');
  return { state: isAddress ? 'bounced' : 'failed', answer };
}
