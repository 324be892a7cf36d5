import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Delivery {
  headers: IncomingHttpHeaders;
  raw: string;
}

/** A server that receives webhooks. `answer` decides the status of each answer; `null` means no answer. */
export async function startReceiver(answer: (delivery: Delivery, nth: number) => number | null = () => 200) {
  const deliveries: Delivery[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const delivery = { headers: request.headers, raw: Buffer.concat(chunks).toString('utf8') };
      deliveries.push(delivery);
      const status = answer(delivery, deliveries.length);
      if (status !== null) response.writeHead(status, { location: '/' }).end();
      for (const { count, resolve } of waiting) if (deliveries.length >= count) resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    deliveries,
    /** Resolves when `count` deliveries have arrived in total. */
    received: (count: number): Promise<void> =>
      deliveries.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
