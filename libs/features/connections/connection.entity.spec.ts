import { Connection, CONNECTION_STATUSES, CONNECTION_TRANSITIONS, type ConnectionStatus } from './connection.entity';

const now = new Date('2026-01-01T12:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

function connection(values: Partial<Connection> = {}): Connection {
  return Object.assign(new Connection(), {
    status: 'published',
    apiKey: 'sealed-key',
    apiKeyLast4: '1234',
    apiKeySetAt: now,
    webhookSecret: 'sealed-secret',
    webhookSecretLast4: '5678',
    webhookSecretSetAt: now,
    previousWebhookSecret: null,
    previousWebhookSecretUntil: null,
    pausedAt: null,
    pausedReason: null,
    ...values,
  } satisfies Partial<Connection>);
}

describe('a connection', () => {
  it('can reach every status from its first', () => {
    const reached = new Set<ConnectionStatus>(['draft']);
    for (const status of reached) CONNECTION_TRANSITIONS[status].forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...CONNECTION_STATUSES].sort());
  });

  it('says whether its status changed', () => {
    const draft = connection({ status: 'draft' });
    expect(draft.moveTo('published')).toBe(true);
    expect(draft.moveTo('published')).toBe(false);
    expect(draft.moveTo('draft')).toBe(true);
  });

  it('loses its secrets when archived and takes no action afterwards', () => {
    const archived = connection({ previousWebhookSecret: 'sealed', pausedAt: now, pausedReason: 'refused' });
    archived.archive('conn_heir');
    expect(archived).toMatchObject({
      status: 'archived',
      heirId: 'conn_heir',
      apiKey: null,
      webhookSecret: null,
      previousWebhookSecret: null,
      pausedAt: null,
    });
    const secret = { sealed: 'x', last4: null };
    for (const act of [
      () => archived.moveTo('published'),
      () => archived.moveTo('archived'),
      () => archived.replaceApiKey(secret, 'f1.k.x', now),
      () => archived.rotateWebhookSecret(secret, null, now),
    ]) {
      expect(act).toThrow(expect.objectContaining({ code: 'conflict' }));
    }
    expect(archived.pause('refused', now)).toBe(false);
  });

  it('keeps the previous webhook secret for 24 hours', () => {
    const rotated = connection();
    rotated.rotateWebhookSecret({ sealed: 'new', last4: 'zzzz' }, 'resealed', now);
    expect(rotated).toMatchObject({
      webhookSecret: 'new',
      webhookSecretLast4: 'zzzz',
      previousWebhookSecret: 'resealed',
      previousWebhookSecretUntil: hours(24),
    });
    const first = connection({ webhookSecret: null });
    first.rotateWebhookSecret({ sealed: 'new', last4: null }, null, now);
    expect(first.previousWebhookSecretUntil).toBeNull();
  });

  it('pauses on a refusal of its present key only, and goes on with a new one', () => {
    const paused = connection();
    expect(paused.pause('refused', hours(-1))).toBe(false);
    expect(paused.pause('refused', hours(1))).toBe(true);
    expect(paused.pause('refused again', hours(2))).toBe(false);
    expect(paused).toMatchObject({ pausedAt: hours(1), pausedReason: 'refused' });
    paused.replaceApiKey({ sealed: 'new', last4: null }, 'f1', hours(3));
    expect(paused.pausedAt).toBeNull();
    expect(paused.pause('refused', hours(2))).toBe(false);
  });
});
