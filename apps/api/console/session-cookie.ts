import { Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import type { CookieOptions, Response } from 'express';
import type { IncomingMessage } from 'node:http';

/** 256 random bits in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The cookie of the console. It is HttpOnly, so scripts cannot read it, and is sent to this site only. */
@Injectable()
export class SessionCookie {
  private readonly isSecure: boolean;

  constructor(settings: Settings) {
    this.isSecure = settings.publicUrl.startsWith('https:');
  }

  /** Undefined without a well-formed session cookie. */
  read(request: IncomingMessage): string | undefined {
    const token = readCookie(request, this.name);
    return token !== undefined && TOKEN.test(token) ? token : undefined;
  }

  write(response: Response, token: string, endsAt: Date): void {
    response.cookie(this.name, token, { ...this.options, maxAge: endsAt.getTime() - Date.now() });
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.options);
  }

  private get name(): string {
    return this.isSecure ? '__Host-remit_session' : 'remit_session';
  }

  private get options(): CookieOptions {
    return cookieOptions(this.isSecure);
  }
}

export const cookieOptions = (secure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure,
  path: '/',
});

export function readCookie(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
