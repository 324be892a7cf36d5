import { HttpProbe, order } from '../../../test/support/http-probe';

describe('validation', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());

  it('keeps known members, reads enums in any case and drops the rest', async () => {
    const { body } = await probe.post('orders').send({ ...order, id: 'mine', tenantId: 'other' });
    expect(body).toEqual({
      order: { name: 'a', gateway: 'nomod', line_items: [{ display_name: 'x', amount: 1.5 }] },
      tenant: 'tenant_1',
      totals: ['150'],
    });
  });

  it('tells all field errors at once, with their paths', async () => {
    const { body, status } = await probe.post('orders').send({
      gateway: 'cash',
      line_items: [{ display_name: 'x', amount: '1e3' }],
      metadata: { a: 1 },
      success_url: 'javascript:alert(1)',
    });
    expect(status).toBe(400);
    expect(body.details.errors.map(({ param }: { param: string }) => param).sort()).toEqual([
      'gateway',
      'line_items[0].amount',
      'metadata',
      'name',
      'success_url',
    ]);
    expect(body.error.param).toBe(body.details.errors[0].param);
  });

  it('names the field of an amount that does not fit its currency', async () => {
    const { body } = await probe
      .post('orders')
      .send({ ...order, line_items: [{ display_name: 'x', amount: '1.005' }] });
    expect(body).toMatchObject({ code: 'validation_error', error: { param: 'amount' } });
  });

  it('checks paging', async () => {
    expect((await probe.get('orders')).body).toEqual({ limit: 50, offset: 0, order: 'desc', position: null });
    expect((await probe.get('orders?limit=7&offset=3&order=ASC')).body).toMatchObject({
      limit: 7,
      offset: 3,
      order: 'asc',
    });
    for (const query of [
      'limit=0',
      'limit=1001',
      'limit=x',
      'limit=1&limit=2',
      'offset=-1',
      'order=up',
      'cursor=abc',
    ]) {
      expect((await probe.get(`orders?${query}`)).body).toMatchObject({
        code: 'validation_error',
        http_status_code: 400,
      });
    }
  });
});
