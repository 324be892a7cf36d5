import { Readable } from 'node:stream';
import { domainToASCII } from 'node:url';
import { Injectable } from '@nestjs/common';
import { isLoopbackHost, Settings } from '@remit/settings';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { mailContent } from './mail-content';
import { type OutgoingMail, type SendResult, withoutAddresses } from './outgoing-mail';
import { resultOf, type SmtpFailure } from './send-result';

/** Milliseconds for each step: to resolve and connect, until the greeting, and between two responses. */
const CONNECT_MS = 10_000;
const GREETING_MS = 10_000;
const SILENCE_MS = 30_000;

/** Milliseconds for the whole exchange. */
const WHOLE_MS = 60_000;

/** Runs just before the first byte of the content is sent. If it fails, no content is sent. */
export type BeforeContent = () => Promise<void>;

/** The operator's own SMTP server. Each message has its own connection, so its result says nothing about another. */
@Injectable()
export class MailServer {
  private readonly url: URL | undefined;
  /** Sender address of all e-mails; null when no server is configured, and nothing can be sent. */
  readonly from: string | null;

  constructor({ smtpUrl, smtpFrom }: Settings) {
    this.url = smtpUrl === undefined ? undefined : new URL(smtpUrl);
    this.from = this.url ? (smtpFrom ?? null) : null;
  }

  get isSet(): boolean {
    return this.from !== null;
  }

  /** Sends one message. Never throws: the result contains any error. */
  async send(mail: OutgoingMail, beforeContent: BeforeContent): Promise<SendResult> {
    if (!this.url || this.from === null) return { state: 'retry', answer: 'SMTP_URL is no longer set' };
    const content = new Content(await mailContent(mail, this.from), beforeContent);
    const connection = new SMTPConnection(optionsOf(this.url));
    try {
      const answer = await this.handIn(connection, { from: onTheWire(this.from), to: [onTheWire(mail.to)] }, content);
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
    super(`The mail server did not accept the message within ${WHOLE_MS / 1_000} s`);
  }
}

/**
 * The connection reads it only after the server has requested the content, so `beforeContent` can first store that
 * the message may have arrived.
 */
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

  /** Prevents further sending, and waits for a running `beforeContent`. */
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

/** Passwords and messages are sent encrypted, unless the server is on this machine or the operator disabled it. */
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

/** A domain of other letters goes out in its ASCII form, as in the headers: not each server knows SMTPUTF8. */
function onTheWire(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + (domainToASCII(address.slice(at)) || address.slice(at));
}

function credentialsOf(url: URL | undefined): { user: string; pass: string } | undefined {
  if (!url?.username) return undefined;
  return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
}
