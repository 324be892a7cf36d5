import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import { AddressList } from './address-list';

/** Where a request came from: the peer of its connection, or what the proxies we trust say. */
@Injectable()
export class ClientSource {
  private readonly proxies: AddressList;

  constructor({ trustedProxies }: Settings) {
    this.proxies = new AddressList(trustedProxies);
  }

  /** An IP address, or `unknown`. */
  of(request: Pick<IncomingMessage, 'headers' | 'socket'>): string {
    const header = request.headers['x-forwarded-for'];
    const told = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map(plainAddress);
    let source = plainAddress(request.socket.remoteAddress ?? '');
    // From the nearest outwards: each hop is believed only as long as the one that names it is a proxy of ours.
    while (this.proxies.includes(source)) {
      const next = told.pop();
      if (next === undefined || isIP(next) === 0) break;
      source = next;
    }
    return source === '' ? 'unknown' : source;
  }
}

/** IPv4 as IPv4, also when it came over a socket of both kinds; without the port and the brackets that some proxies write. */
export function plainAddress(address: string): string {
  const text = address.trim();
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text) ?? [];
  return (bracketed ?? withPort ?? text).replace(/^::ffff:(?=\d+\.)/i, '');
}

/** What limits count as one source: an IPv4 address, or the /64 that a single IPv6 customer has at least. */
export function sourceGroup(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 4 - groups.length) }, () => '0');
  return [...groups, ...zeros].slice(0, 4).join(':');
}
