import { HttpProbe } from '../../../../test/support/http-probe';

describe('operations', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());

  it('lives without a database and is not ready without it', async () => {
    expect((await probe.http().get('/livez')).body).toEqual({ status: 'ok' });
    const ready = await probe.http().get('/readyz');
    expect(ready.status).toBe(503);
    expect(ready.body).toMatchObject({ status: 'unavailable', checks: { database: { status: 'unavailable' } } });
  });

  it('counts requests by route template', async () => {
    await probe.get('orders/some-id');
    const { text, headers } = await probe.http().get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain(
      'remit_http_request_duration_seconds_count{method="GET",route="/api/v1/orders/:id",status="500"}',
    );
    expect(text).not.toContain('some-id');
  });

  it('sends strict headers', async () => {
    const { headers } = await probe.http().get('/livez');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('metrics with a token', () => {
  const token = 'a-token-of-the-operator';
  const probe = new HttpProbe(undefined, undefined, { METRICS_TOKEN: token });
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());

  it.each([
    [undefined, 401],
    ['Bearer another-token-of-somebody', 401],
    [`Bearer ${token}`, 200],
  ])('are answered to who sends %s: %d', async (authorization, status) => {
    const answer = await probe
      .http()
      .get('/metrics')
      .set(authorization === undefined ? {} : { authorization });
    expect(answer.status).toBe(status);
    expect(answer.text.includes('remit_http_request_duration_seconds')).toBe(status === 200);
  });
});
