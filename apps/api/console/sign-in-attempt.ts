import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Encryption } from '@remit/encryption';
import { signInFailed } from '@remit/people';
import { Settings } from '@remit/settings';
import type { Response } from 'express';
import type { IncomingMessage } from 'node:http';
import { cookieOptions, readCookie } from './session-cookie';
import { FinishedSignInRepository } from './finished-sign-in.repository';

/** Milliseconds between the beginning of a sign-in and its end. */
const LONGEST_MS = 10 * 60_000;

/** What an attempt is for. One of another kind does not open as this one, nor does anything else that was encrypted. */
export type AttemptKind = 'provider' | 'passkey' | 'registration';

const placeOf = (kind: AttemptKind) => ({ table: 'cookies', column: 'sign_in', row: kind }) as const;

/** An attempt as the cookie of its browser holds it, encrypted. */
interface Attempt<Facts> {
  readonly id: string;
  readonly until: number;
  readonly facts: Facts;
}

/**
 * State of a sign-in between its two steps. Problem: strangers begin sign-ins, and a row for each would be useless.
 * Decision: the browser keeps the state in an encrypted cookie. Only the end of a sign-in is stored, so that an attempt
 * works once. Consequence: the answer alone is useless in another browser, which lacks the cookie.
 */
@Injectable()
export class SignInAttempts {
  private readonly isSecure: boolean;

  constructor(
    private readonly encryption: Encryption,
    private readonly finished: FinishedSignInRepository,
    settings: Settings,
  ) {
    this.isSecure = settings.publicUrl.startsWith('https:');
  }

  begin<Facts>(response: Response, kind: AttemptKind, facts: Facts): void {
    const attempt: Attempt<Facts> = {
      id: randomBytes(16).toString('base64url'),
      until: Date.now() + LONGEST_MS,
      facts,
    };
    const text = this.encryption.encrypt(JSON.stringify(attempt), placeOf(kind));
    response.cookie(this.name, text, { ...cookieOptions(this.isSecure), maxAge: LONGEST_MS });
  }

  /**
   * Ends the attempt of this browser, also when the sign-in fails.
   * @throws ApiError sign_in_failed without one
   */
  take<Facts>(request: IncomingMessage, response: Response, kind: AttemptKind): Attempt<Facts> {
    response.clearCookie(this.name, cookieOptions(this.isSecure));
    const attempt = this.opened<Facts>(readCookie(request, this.name) ?? '', kind);
    if (!attempt || attempt.until <= Date.now()) throw signInFailed('begun_elsewhere');
    return attempt;
  }

  /**
   * Call it when everything was proven, before a session is made.
   * @throws ApiError sign_in_failed when the attempt has ended in a session before
   */
  async finish({ id, until }: Attempt<unknown>): Promise<void> {
    const isFirst = await this.finished.insert(hash('sha256', id, 'base64url'), new Date(until));
    if (!isFirst) throw signInFailed('begun_elsewhere');
  }

  private opened<Facts>(text: string, kind: AttemptKind): Attempt<Facts> | undefined {
    try {
      return JSON.parse(this.encryption.decrypt(text, placeOf(kind))) as Attempt<Facts>;
    } catch {
      return undefined;
    }
  }

  private get name(): string {
    return this.isSecure ? '__Host-remit_sign_in' : 'remit_sign_in';
  }
}
