import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isLoopbackHost, Settings } from '@remit/settings';
import type { Response } from 'express';
import { SCRIPT } from './page/script';
import { STYLES } from './page/styles';

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Sends the pages that payers open: kept and indexed nowhere, and nothing runs in them but what stands here. */
@Injectable()
export class PageSender {
  private readonly policy: string;

  constructor({ publicUrl }: Settings) {
    // Browsers hold the redirect that answers a form to this as well, and Nomod's pages have more than one host.
    const payAt = isLoopbackHost(new URL(publicUrl).hostname)
      ? "'self' https: http://127.0.0.1:* http://localhost:*"
      : "'self' https:";
    this.policy = [
      "default-src 'none'",
      `style-src ${digest(STYLES)}`,
      `script-src ${digest(SCRIPT)}`,
      "connect-src 'self'",
      `form-action ${payAt}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; ');
  }

  send(response: Response, status: number, page: string, retryAfterSeconds?: number): void {
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds);
    response
      .status(status)
      .set({ ...this.headers, 'Content-Security-Policy': this.policy, Vary: 'Accept-Language' })
      .type('html')
      .send(page);
  }

  redirect(response: Response, url: string): void {
    response.set(this.headers).redirect(303, url);
  }

  /** A mark or nothing: what a script of the page asks for. */
  sendText(response: Response, status: number, text: string): void {
    response.status(status).set(this.headers).type('text').send(text);
  }

  private readonly headers = {
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex, nofollow',
  };
}
