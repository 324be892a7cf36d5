import { HttpProbe, order } from '../../../../test/support/http-probe';

describe('keys', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());

  it.each([
    ['none', {}],
    ['an unknown one', { 'x-api-key': 'wrong' }],
    ['basic authentication', { authorization: 'Basic full' }],
    ['an endless one', { 'x-api-key': 'x'.repeat(5000) }],
  ])('refuses %s', async (_name, headers) => {
    const answer = await probe.http().get('/api/v1/orders').set(headers);
    expect(answer.body).toMatchObject({ code: 'unauthorized', http_status_code: 401 });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('takes either header', async () => {
    expect((await probe.get('orders')).status).toBe(200);
    expect((await probe.http().get('/api/v1/orders').set('Authorization', 'Bearer full')).status).toBe(200);
  });

  it('wants the write scope for whatever is not a read', async () => {
    expect((await probe.http().get('/api/v1/orders').set('x-api-key', 'reader')).status).toBe(200);
    const refused = await probe.http().post('/api/v1/orders').set('x-api-key', 'reader').send(order);
    expect(refused.body).toMatchObject({ code: 'forbidden', message: 'This API key lacks the scope "write"' });
  });

  it('keeps what is for the operator to the operator', async () => {
    const call = (key: string) => probe.http().post('/api/v1/tenants').set('Authorization', `Bearer ${key}`);
    expect([(await call('operator')).status, (await call('full')).status, (await call('x')).status]).toEqual([
      201, 403, 401,
    ]);
    expect((await probe.http().get('/api/v1/orders').set('x-api-key', 'operator')).status).toBe(401);
  });
});
