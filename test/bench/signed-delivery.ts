import { createHmac, randomUUID } from 'node:crypto';
import type { PreparedRequest } from './closed-loop';

/** A `charge.completed` as Nomod sends it, signed in Svix's format. */
export function signedDelivery(path: string, secret: string, chargeId: string = randomUUID()): PreparedRequest {
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const body = Buffer.from(
    JSON.stringify({
      type: 'charge.completed',
      eventId: randomUUID(),
      objectId: chargeId,
      data: {
        id: chargeId,
        status: 'paid',
        total: '105.000',
        currency: 'AED',
        referenceId: 1001,
        paymentMethod: 'nomod',
        created: new Date().toISOString(),
        customer: { firstName: 'Layla', lastName: 'Haddad', email: 'layla@example.com', phoneNumber: '+971500000000' },
        items: [{ name: 'Consulting', amount: '105.000', quantity: 1 }],
      },
    }),
  );
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return {
    path,
    body,
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': timestamp,
      'svix-signature': `v1,${signature}`,
    },
  };
}
