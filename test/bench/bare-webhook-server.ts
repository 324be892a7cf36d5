import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';

/** A minimal webhook receiver: reads the body, verifies the HMAC, and answers when `store` is done. */
export function bareWebhookServer(
  secret: string,
  store: (messageId: string, body: string) => Promise<unknown>,
): Server {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature } = request.headers;
      const expected = createHmac('sha256', key)
        .update(`${String(id)}.${String(timestamp)}.`)
        .update(body)
        .digest();
      const sent = Buffer.from(String(signature).slice(3), 'base64');
      if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) {
        response.writeHead(400).end();
        return;
      }
      store(String(id), body.toString('utf8')).then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"message":"stored"}'),
        (error: unknown) => {
          console.error(error);
          response.writeHead(500).end();
        },
      );
    });
  });
}
