import { CANARY, HttpProbe, order } from '../../../../test/support/http-probe';

describe('request ids', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());
  beforeEach(() => probe.logged.splice(0));

  it('are taken over when sane and made otherwise', async () => {
    expect((await probe.get('orders').set('X-Request-ID', 'abc-1')).headers['x-request-id']).toBe('abc-1');
    expect((await probe.get('orders').set('X-Request-ID', 'a b"')).headers['x-request-id']).toMatch(
      /^req_[0-9A-Z]{26}$/,
    );
  });

  it('reach services, events and the log', async () => {
    const { body } = await probe.http().put('/api/v1/context').set('x-api-key', 'full').set('X-Request-ID', 'abc-2');
    expect(body).toEqual({ requestId: 'abc-2', actor: 'key_1', actorName: 'Shop', correlationId: 'abc-2' });
    const line = probe.lines.find((entry) => entry.msg === 'request');
    expect(line).toMatchObject({ request_id: 'abc-2', method: 'PUT', path: '/api/v1/context', status: 200 });
  });

  it('bring no header, query or body into the log', async () => {
    await probe
      .post(`orders?email=${CANARY}`)
      .set({ cookie: CANARY, authorization: `Bearer ${CANARY}`, 'svix-signature': CANARY })
      .send({ ...order, name: CANARY });
    expect(probe.logged).toHaveLength(1);
    expect(probe.logged.join('')).not.toContain(CANARY);
  });
});
