/** A file in a message. */
export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
  /** What the HTML calls it, which shows it. */
  readonly cid?: string;
}

/** One message for one person, as it is handed in. */
export interface OutgoingMail {
  /** The same in every attempt: a receiver can tell a repeat by it. */
  readonly id: string;
  readonly to: string;
  /** What stands beside our address. */
  readonly fromName: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Where reminders can be ended, by a person and by the reader's mail program. */
  readonly unsubscribeUrl: string | null;
  readonly attachments: readonly MailAttachment[];
}

/**
 * What came of an attempt. `retry`: it surely did not arrive and may later. `bounced`: this address is refused for good. `failed`: this message is refused for good.
 * `unknown`: the content was sent and nobody said what became of it.
 */
export interface SendResult {
  readonly state: 'sent' | 'retry' | 'bounced' | 'failed' | 'unknown';
  /** What the server answered, or what went wrong; names no address. */
  readonly answer: string;
}

/** A server repeats addresses in its answers, which belong to nobody but who is billed. */
export const withoutAddresses = (text: string): string =>
  text.replaceAll(/[^\s<>:;,"']+@[^\s<>:;,"']+/g, '[address]').slice(0, 300);
