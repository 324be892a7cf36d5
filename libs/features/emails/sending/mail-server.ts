import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { isLoopbackHost, Settings } from '@remit/settings';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { mailContent } from './mail-content';
import { type OutgoingMail, type SendResult, withoutAddresses } from './outgoing-mail';
import { resultOf, type SmtpFailure } from './send-result';

/** Milliseconds for each step: to find and reach the server, to its greeting, and between two of its answers. */
const CONNECT_MS = 10_000;
const GREETING_MS = 10_000;
const SILENCE_MS = 30_000;

/** Milliseconds for all of it. */
const WHOLE_MS = 60_000;

/** Runs just before the first byte of the content goes out. When it fails, nothing goes out. */
export type BeforeContent = () => Promise<void>;

/** The operator's own SMTP server. One connection for each message: what became of one says nothing about another. */
@Injectable()
export class MailServer {
  private readonly url: URL | undefined;
  /** The address that e-mails come from; null: no server is set, and nothing can be sent. */
  readonly from: string | null;

  constructor({ smtpUrl, smtpFrom }: Settings) {
    this.url = smtpUrl === undefined ? undefined : new URL(smtpUrl);
    this.from = this.url ? (smtpFrom ?? null) : null;
  }

  get isSet(): boolean {
    return this.from !== null;
  }

  /** Hands one message in. Never throws: whatever goes wrong is the result. */
  async send(mail: OutgoingMail, beforeContent: BeforeContent): Promise<SendResult> {
    if (!this.url || this.from === null) return { state: 'retry', answer: 'SMTP_URL is not set any more' };
    const content = new Content(await mailContent(mail, this.from), beforeContent);
    const connection = new SMTPConnection(optionsOf(this.url));
    try {
      const answer = await this.handIn(connection, { from: this.from, to: [mail.to] }, content);
      return { state: 'sent', answer: withoutAddresses(answer) };
    } catch (error) {
      await content.stop();
      return resultOf(error as SmtpFailure, content.wasSent);
    } finally {
      connection.close();
    }
  }

  private async handIn(
    connection: SMTPConnection,
    envelope: { from: string; to: string[] },
    content: Content,
  ): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new TooSlow()), WHOLE_MS);
      const fail = (error: Error) => {
        clearTimeout(timer);
        reject(error);
      };
      const hand = () =>
        connection.send(envelope, content, (error, info) => {
          if (error) return fail(error);
          clearTimeout(timer);
          resolve(info.response);
        });
      connection.on('error', fail);
      connection.connect((error) => {
        if (error) return fail(error);
        const credentials = credentialsOf(this.url);
        if (credentials) connection.login({ credentials }, (refused) => (refused ? fail(refused) : hand()));
        else hand();
      });
    });
  }
}

class TooSlow extends Error {
  readonly code = 'ETIMEDOUT';
  constructor() {
    super(`Not taken within ${WHOLE_MS / 1_000} s`);
  }
}

/** Is read only once the server has asked for the content, so that what is noted before that says whether it may have arrived. */
class Content extends Readable {
  private begun: Promise<void> | undefined;
  private stopped = false;
  wasSent = false;

  constructor(
    private readonly bytes: Buffer,
    private readonly beforeContent: BeforeContent,
  ) {
    super();
  }

  override _read(): void {
    this.begun ??= this.begin();
  }

  /** Nothing is sent from now on; what is under way is waited for. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.begun;
    this.destroy();
  }

  private async begin(): Promise<void> {
    try {
      await this.beforeContent();
      if (this.stopped) return;
      this.wasSent = true;
      this.push(this.bytes);
      this.push(null);
    } catch (error) {
      this.destroy(error as Error);
    }
  }
}

/** Passwords and messages travel encrypted, unless the server is on this machine or the operator said otherwise. */
function optionsOf(url: URL) {
  const secure = url.protocol === 'smtps:';
  const tls = url.searchParams.get('tls') ?? (isLoopbackHost(url.hostname) ? 'off' : 'required');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(!secure && (tls === 'off' ? { ignoreTLS: true } : { requireTLS: true })),
    tls: { minVersion: 'TLSv1.2' as const },
    connectionTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: SILENCE_MS,
    socketCloseTimeout: 1_000,
  };
}

function credentialsOf(url: URL | undefined): { user: string; pass: string } | undefined {
  if (!url?.username) return undefined;
  return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
}
