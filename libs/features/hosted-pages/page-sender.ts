import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isLoopbackHost, Settings } from '@remit/settings';
import type { Response } from 'express';
import { SCRIPT } from './page/script';
import type { RenderedPage } from './page/layout';

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const SCRIPTS = `script-src ${digest(SCRIPT)}`;

/** Prevents caching and indexing. */
export const NO_CACHE_HEADERS = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' } as const;

/** Sends the pages for payers. They are neither cached nor indexed, and run only the scripts in this folder. */
@Injectable()
export class PageSender {
  private readonly formAction: string;

  constructor({ publicUrl }: Settings) {
    // Browsers apply this to the redirect after a form too, and Nomod's pages have more than one host.
    const nearby = isLoopbackHost(new URL(publicUrl).hostname) ? ' http://127.0.0.1:* http://localhost:*' : '';
    this.formAction = `form-action 'self' https:${nearby}`;
  }

  /**
   * Sends a page that no cache stores.
   * @param status HTTP status
   */
  send(response: Response, status: number, page: RenderedPage, retryAfterSeconds?: number): void {
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds);
    response
      .status(status)
      .set({ ...NO_CACHE_HEADERS, 'Content-Security-Policy': this.policyOf(page), Vary: 'Accept-Language' })
      .type('html')
      .send(page.text);
  }

  private policyOf({ styles }: RenderedPage): string {
    return [
      "default-src 'none'",
      `style-src ${digest(styles)}`,
      SCRIPTS,
      "img-src 'self'",
      "connect-src 'self'",
      this.formAction,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; ');
  }

  /** Sends the browser to another address by GET. */
  redirect(response: Response, url: string): void {
    response.set(NO_CACHE_HEADERS).redirect(303, url);
  }

  /** Answers the page's script with a mark, or with nothing. */
  sendText(response: Response, status: number, text: string): void {
    response.status(status).set(NO_CACHE_HEADERS).type('text').send(text);
  }
}
