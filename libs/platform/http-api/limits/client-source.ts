import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import { AddressList } from './address-list';

/** Determines the source of a request: the peer of its connection, or the address that our trusted proxies report. */
@Injectable()
export class ClientSource {
  private readonly proxies: AddressList;

  constructor({ trustedProxies }: Settings) {
    this.proxies = new AddressList(trustedProxies);
  }

  /** An IP address, or `unknown`. */
  of(request: Pick<IncomingMessage, 'headers' | 'socket'>): string {
    let source = plainAddress(request.socket.remoteAddress ?? '');
    const forwarded = this.proxies.includes(source) ? forwardedBy(request.headers) : [];
    // From the nearest hop outwards: a hop is trusted only if the hop that reports it is one of our proxies.
    while (this.proxies.includes(source)) {
      const next = forwarded.pop();
      if (next === undefined || isIP(next) === 0) break;
      source = next;
    }
    return source === '' ? 'unknown' : source;
  }
}

function forwardedBy({ 'x-forwarded-for': header }: IncomingMessage['headers']): string[] {
  return (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map(plainAddress);
}

/**
 * Converts an IPv4 address from a dual-stack socket to plain IPv4, and removes the port and brackets that some
 * proxies write.
 */
export function plainAddress(address: string): string {
  const text = address.trim();
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text) ?? [];
  return (bracketed ?? withPort ?? text).replace(/^::ffff:(?=\d+\.)/i, '');
}

/** What limits count as one source: an IPv4 address, or an IPv6 /64, the smallest network that one customer has. */
export function sourceGroup(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 4 - groups.length) }, () => '0');
  return [...groups, ...zeros].slice(0, 4).join(':');
}
