import { Injectable } from '@nestjs/common';
import { DecryptionFailed, Encryption } from '@remit/encryption';
import { Settings } from '@remit/settings';
import type { CookieOptions, Response } from 'express';
import type { IncomingMessage } from 'node:http';

/** How long somebody stays signed in, in milliseconds: a working day. */
const SESSION_MS = 12 * 3_600_000;

/** Keys one browser may hold at a time; a cookie of more would be refused by browsers. */
const MAX_KEYS = 6;

export interface HeldKey {
  readonly secret: string;
  /** The only environment it opens; null for a key of the whole tenant. */
  readonly boundTo: string | null;
}

export interface ConsoleSession {
  readonly keys: readonly HeldKey[];
  readonly operatorKey: string | null;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

export const newSession = (): ConsoleSession => ({ keys: [], operatorKey: null, endsAt: Date.now() + SESSION_MS });

/** The session with one more key, which replaces an earlier one of the same reach. */
export function withKey(session: ConsoleSession, key: HeldKey): ConsoleSession {
  const others = session.keys.filter(({ boundTo, secret }) =>
    key.boundTo === null ? secret !== key.secret : boundTo !== key.boundTo,
  );
  return { ...session, keys: [key, ...others].slice(0, MAX_KEYS), endsAt: Date.now() + SESSION_MS };
}

/**
 * Problem: the console must stay signed in over restarts and across processes, and scripts must never see the key. Decision: the session is the
 * cookie itself, HttpOnly and sealed with the key ring. Consequence: nothing to store or clean up; what ends a copied cookie before its time is
 * revoking the API key, which every request checks.
 */
@Injectable()
export class SessionCookie {
  private readonly isSecure: boolean;

  constructor(
    private readonly encryption: Encryption,
    settings: Settings,
  ) {
    this.isSecure = settings.publicUrl.startsWith('https:');
  }

  /** Undefined when there is none, or it has ended or was altered. */
  read(request: IncomingMessage): ConsoleSession | undefined {
    const sealed = cookieOf(request, this.name);
    if (sealed === undefined) return undefined;
    try {
      const session = JSON.parse(this.encryption.decrypt(sealed, ADDRESS)) as ConsoleSession;
      return session.endsAt > Date.now() ? session : undefined;
    } catch (error) {
      if (error instanceof DecryptionFailed) return undefined;
      throw error;
    }
  }

  write(response: Response, session: ConsoleSession): void {
    const sealed = this.encryption.encrypt(JSON.stringify(session), ADDRESS);
    response.cookie(this.name, sealed, { ...this.options, maxAge: session.endsAt - Date.now() });
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.options);
  }

  private get name(): string {
    return this.isSecure ? '__Host-remit_session' : 'remit_session';
  }

  private get options(): CookieOptions {
    return { httpOnly: true, sameSite: 'strict', secure: this.isSecure, path: '/' };
  }
}

const ADDRESS = { table: 'console_sessions', column: 'cookie', row: 'console' };

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
