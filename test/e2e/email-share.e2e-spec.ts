import { useMailRoom } from '../support/mail-room';
import { eventually } from '../support/probe';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG } from '../support/stage';

const MOST = 12;

/** Slots of one tenant in the lane of e-mails. */
const CONNECTIONS_OF_A_TENANT = 4;

const room = useMailRoom({ EMAILS_PER_HOUR: String(MOST) });
let busy: Shop;
let calm: Shop;

beforeEach(async () => {
  [busy, calm] = [room.shop, await room.stage.newShop()];
});

const recipients = (count: number, name = 'busy') => Array.from({ length: count }, (_, at) => `${name}${at}@b.example`);
const send = async (shop: Shop, to: string[]) =>
  shop.call<{ code?: string; message?: string }>('POST', `invoices/${(await shop.invoice()).id}/send`, {
    recipients: to,
  });
const sentTo = (name: string) => room.smtp.read.filter(({ to }) => to.startsWith(name)).length;
const untilSentTo = (name: string, count: number) =>
  eventually(`${count} e-mails to ${name}`, () => sentTo(name), { ...PATIENCE, until: (sent) => sent === count });

it(
  'a tenant sends so many e-mails by hand in an hour, over all its invoices; other tenants are not concerned',
  async () => {
    expect((await send(busy, recipients(10))).status).toBe(200);
    const refused = await send(busy, recipients(3, 'third'));
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'rate_limited', message: `At most ${MOST} e-mails of one tenant may be sent by hand in an hour` },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    expect((await send(busy, recipients(2))).status).toBe(200);
    expect((await send(calm, recipients(3, 'calm'))).status).toBe(200);
    await untilSentTo('busy', MOST);
    expect(sentTo('third')).toBe(0);
    await room.sql(
      `update emails set created_at = created_at - interval '1 hour' where tenant_id = $1`,
      busy.tenant.id,
    );
    expect((await send(busy, recipients(3, 'third'))).status).toBe(200);
  },
  LONG,
);

it(
  'requests at the same time do not pass the limit together',
  async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(busy, recipients(3, 'crowd'))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(MOST / 3);
  },
  LONG,
);

it(
  'automatic e-mails above the limit wait until the hour is over',
  async () => {
    expect((await busy.call('PUT', 'email-settings', { send_invoices: true })).status).toBe(200);
    const made = [];
    while (made.length < MOST + 6) made.push(await busy.invoice());
    const waiting = async () => {
      const [row] = await room.sql<{ count: number }>(
        `select count(*)::int as count from event_deliveries
         where tenant_id = $1 and lane = 'email' and status = 'pending' and due_at > now() + interval '30 seconds'
           and last_error like '%automatic e-mails within an hour%'`,
        busy.tenant.id,
      );
      return row?.count ?? 0;
    };
    // Without e-mails of the test before, which may still arrive.
    const sent = () => room.smtp.read.filter(({ to }) => to.endsWith('@example.com')).length;
    // The slots that run at the same time do not see each other, so a few more than the limit may be sent.
    const left = await eventually('the rest to wait', waiting, {
      ...PATIENCE,
      until: (count) => count > 0 && count + sent() === made.length,
    });
    expect(left).toBeGreaterThan(6 - CONNECTIONS_OF_A_TENANT);
    expect((await send(busy, recipients(1, 'hand'))).status).toBe(200);
    await untilSentTo('hand', 1);
    await room.sql(
      `update emails set finished_at = finished_at - interval '1 hour' where tenant_id = $1`,
      busy.tenant.id,
    );
    await room.hasten();
    // And that of the invoice which was sent by hand.
    const all = made.length + 1;
    await eventually('the rest to be sent', sent, { ...PATIENCE, until: (count) => count === all });
  },
  LONG,
);

it(
  'a tenant whose e-mails hang in the server does not delay those of another',
  async () => {
    room.smtp.fates = Array<'hang after content'>(MOST).fill('hang after content');
    expect((await send(busy, recipients(10, 'slow'))).status).toBe(200);
    await untilSentTo('slow', CONNECTIONS_OF_A_TENANT);
    room.smtp.fates = [];
    expect((await send(calm, recipients(1, 'calm'))).status).toBe(200);
    await untilSentTo('calm', 1);
    expect(sentTo('slow')).toBe(CONNECTIONS_OF_A_TENANT);
  },
  LONG,
);
