import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { dropOldest } from '@remit/database';
import { ClientSource, sourceGroup } from './client-source';

/** Maximum number of secrets whose tenant is remembered. */
const MOST_SECRETS = 10_000;

/** Milliseconds during which callers count as concurrent. */
const TOGETHER_MS = 1_000;

const WEBHOOK = /^\/(?:api\/)?v1\/webhooks\/nomod\/([^/?]+)/;

/**
 * While several callers send requests, each begins one request in each turn of the event loop; its other requests
 * wait. A caller with many connections therefore delays the others by one request, not by all that have arrived. A
 * caller is a tenant, or an address whose key is not known to be genuine.
 */
@Injectable()
export class FairRequestQueue {
  private readonly tenants = new Map<string, string>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly begun = new Set<string>();
  private isScheduled = false;
  private lastCaller = '';
  private togetherUntil = 0;

  constructor(private readonly source: ClientSource) {}

  /** @param secret known to be genuine */
  remember(secret: string, tenantId: string): void {
    const name = digest(secret);
    if (this.tenants.has(name)) return;
    this.tenants.set(name, tenantId);
    dropOldest(this.tenants, MOST_SECRETS);
  }

  /** Calls `start` at once if the caller has begun no other request in this turn, otherwise in a later turn. */
  begin(request: IncomingMessage, start: () => void): void {
    const caller = this.callerOf(request);
    const now = performance.now();
    if (caller !== this.lastCaller) this.togetherUntil = now + TOGETHER_MS;
    this.lastCaller = caller;
    if (now > this.togetherUntil && this.waiting.size === 0) return start();
    this.schedule();
    const queue = this.waiting.get(caller);
    if (queue) queue.push(start);
    else if (this.begun.has(caller)) this.waiting.set(caller, [start]);
    else {
      this.begun.add(caller);
      start();
    }
  }

  private callerOf({ headers, url = '', socket }: IncomingMessage): string {
    const [, ofWebhook] = WEBHOOK.exec(url) ?? [];
    if (ofWebhook !== undefined) return `webhooks of ${ofWebhook}`;
    const sent = headers['x-api-key'] ?? headers.authorization?.slice('Bearer '.length).trim();
    const tenantId = sent === undefined ? undefined : this.tenants.get(digest(String(sent)));
    return tenantId ?? sourceGroup(this.source.of({ headers, socket }));
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.begun.clear();
      for (const [caller, queue] of [...this.waiting]) {
        const start = queue.shift();
        if (queue.length === 0) this.waiting.delete(caller);
        this.begun.add(caller);
        start?.();
      }
      if (this.begun.size > 0) this.schedule();
    });
  }
}

const digest = (secret: string): string => hash('sha256', secret, 'base64url');
