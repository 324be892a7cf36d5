import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { identityOf } from '../auth/request-identity';
import { matchedRoute } from '../errors/matched-route';
import { ClientSource, sourceGroup } from './client-source';
import { HeavyRequests, isReading } from './heavy-requests';

/** Bytes. The operating system buffers most answers up to this size. */
const SMALL = 64 * 1024;

/** Serializing more bytes than this delays every other request. */
const LARGE = 256 * 1024;

/** Bytes of answers that a tenant, or an unauthenticated address, may leave unread: eight of the longest pages. */
const MOST_UNREAD = 16 * 1024 * 1024;

/**
 * Milliseconds that a client may take to read an answer before its connection is closed. 2 MiB take 17 s at 1 Mbit/s.
 */
const LONGEST_MS = 60_000;

/**
 * Answers stay in memory until the client reads them. A caller that requests large answers and does not read them
 * would fill the memory, so its further answers are cut off.
 */
@Injectable()
export class UnreadAnswers {
  private readonly unread = new Map<string, number>();

  constructor(
    private readonly source: ClientSource,
    private readonly heavy: HeavyRequests,
  ) {}

  /** Express middleware. */
  readonly watch = (request: Request, response: Response, next: NextFunction): void => {
    response.once('prefinish', () => {
      const bytes = response.writableLength;
      // If the client reads quickly, the system takes the whole answer at once. Nothing is unread then, but the work
      // was the same.
      if (Math.max(bytes, Number(response.getHeader('Content-Length') ?? 0)) > LARGE) this.noteLarge(request);
      if (bytes > SMALL) this.hold(request, response, bytes);
    });
    next();
  };

  private noteLarge(request: Request): void {
    const identity = identityOf(request);
    if (identity?.kind === 'key' && isReading(request))
      this.heavy.noteLargeAnswer(identity.tenantId, matchedRoute(request) ?? '');
  }

  private hold(request: Request, response: Response, bytes: number): void {
    const identity = identityOf(request);
    const reader = identity?.kind === 'key' ? identity.tenantId : sourceGroup(this.source.of(request));
    const all = (this.unread.get(reader) ?? 0) + bytes;
    this.unread.set(reader, all);
    const timer = setTimeout(() => response.destroy(), LONGEST_MS);
    response.once('close', () => {
      clearTimeout(timer);
      const left = (this.unread.get(reader) ?? bytes) - bytes;
      if (left > 0) this.unread.set(reader, left);
      else this.unread.delete(reader);
    });
    if (all > MOST_UNREAD) response.destroy();
  }
}
