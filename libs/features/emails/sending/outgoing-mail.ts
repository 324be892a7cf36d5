/** A file in a message. */
export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
  /** Content id, under which the HTML shows it. */
  readonly cid?: string;
}

/** One message to one person. */
export interface OutgoingMail {
  /** The same in every attempt, so that a receiver can recognize a repeat. */
  readonly id: string;
  readonly to: string;
  /** Display name of the sender address. */
  readonly fromName: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Where a person, or the reader's mail program, can end reminders. */
  readonly unsubscribeUrl: string | null;
  readonly attachments: readonly MailAttachment[];
}

/**
 * Result of an attempt. `retry`: it certainly did not arrive, but may later. `bounced`: this address is refused
 * permanently. `failed`: this message is refused permanently. `unknown`: the content was sent, but the server did not
 * confirm it.
 */
export interface SendResult {
  readonly state: 'sent' | 'retry' | 'bounced' | 'failed' | 'unknown';
  /** Response of the server, or the error. Contains no address. */
  readonly answer: string;
}

/** Servers repeat addresses in their responses. An address is personal data of the customer. */
export const withoutAddresses = (text: string): string =>
  text.replaceAll(/[^\s<>:;,"']+@[^\s<>:;,"']+/g, '[address]').slice(0, 300);
