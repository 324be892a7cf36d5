import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Settings } from '@remit/settings';
import { Counter, type Registry } from 'prom-client';
import { AddressList } from './address-list';
import { plainAddress, sourceGroup } from './client-source';

/**
 * Limits the connections of a process. One address may hold at most half of them, so that no single client takes all.
 * Connections above the limit are closed without an answer. Connections of a trusted proxy belong to many clients, so
 * only the total limits them.
 */
export function boundConnections(
  server: Server,
  { maxConnections, trustedProxies }: Pick<Settings, 'maxConnections' | 'trustedProxies'>,
  registry: Registry,
): void {
  const proxies = new AddressList(trustedProxies);
  const refused = new Counter({
    name: 'remit_connections_refused_total',
    help: 'Connections closed at once because too many were open',
    registers: [registry],
  });
  const ofSource = new Map<string, number>();
  server.maxConnections = maxConnections;
  server.on('drop', () => refused.inc());
  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress ?? '');
    if (proxies.includes(address)) return;
    const source = sourceGroup(address);
    const open = (ofSource.get(source) ?? 0) + 1;
    if (open > maxConnections / 2) {
      refused.inc();
      socket.destroy();
      return;
    }
    ofSource.set(source, open);
    socket.once('close', () => {
      const left = (ofSource.get(source) ?? 1) - 1;
      if (left > 0) ofSource.set(source, left);
      else ofSource.delete(source);
    });
  });
}
