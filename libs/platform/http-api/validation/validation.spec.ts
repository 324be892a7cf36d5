import { HttpProbe, order } from '../../../../test/support/http-probe';

describe('validation', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());

  it('keeps known members and reads enums in any case', async () => {
    const { body } = await probe.post('orders').send(order);
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

  it('checks every object of a long list, and names each place as in a short one', async () => {
    const line = (index: number) => ({ display_name: `Line ${index}`, amount: '1.00' });
    const lines = Array.from({ length: 230 }, (_, index) => line(index));
    const { body } = await probe.post('orders').send({ ...order, line_items: lines });
    expect(body.order).toEqual({ name: 'a', gateway: 'nomod', line_items: lines });
    const wrong: object[] = [...lines];
    wrong[3] = { ...line(3), amount: 'x' };
    wrong[120] = { ...line(120), price: 1 };
    wrong[229] = { amount: '1.00' };
    const refused = await probe.post('orders').send({ gateway: 'nomod', line_items: wrong });
    expect(refused.body.details.errors.map(({ param }: { param: string }) => param).sort()).toEqual([
      'line_items[120].price',
      'line_items[229].display_name',
      'line_items[3].amount',
      'name',
    ]);
  });

  it('names the field of an amount that does not fit its currency', async () => {
    const { body } = await probe
      .post('orders')
      .send({ ...order, line_items: [{ display_name: 'x', amount: '1.005' }] });
    expect(body).toMatchObject({ code: 'validation_error', error: { param: 'amount' } });
  });

  it('checks paging', async () => {
    expect((await probe.get('orders')).body).toEqual({ limit: 50, offset: 0, order: 'desc' });
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
      'starting_after=a&ending_before=b',
    ]) {
      expect((await probe.get(`orders?${query}`)).body).toMatchObject({
        code: 'validation_error',
        http_status_code: 400,
      });
    }
  });

  it('says that a missing field is required, not which rule it breaks', async () => {
    const { body } = await probe.post('orders').send({ line_items: [{ display_name: null }] });
    expect(body.details.errors).toEqual([
      { param: 'name', message: 'name is required' },
      { param: 'gateway', message: 'gateway is required' },
      { param: 'line_items[0].display_name', message: 'display_name is required' },
      { param: 'line_items[0].amount', message: 'amount is required' },
    ]);
  });

  describe('members and parameters that nobody reads', () => {
    const errorsOf = ({ body }: { body: { details: { errors: { param: string; message: string }[] } } }) =>
      body.details.errors;
    /** The same routes in Flexprice's dialect. */
    const flexprice = (body: object) => probe.http().post('/v1/orders').set('x-api-key', 'full').send(body);

    it('are refused, each by its name and with what was probably meant', async () => {
      const line = { display_name: 'x', amount: 1, unit_price: 2, displayName: 'y' };
      const answer = await probe
        .post('orders')
        .send({ ...order, id: 'a', lineItems: [], nmae: 'b', line_items: [line] });
      expect(answer.status).toBe(400);
      expect(errorsOf(answer)).toEqual([
        { param: 'id', message: 'id is not supported. Leave it out' },
        { param: 'lineItems', message: 'lineItems is not supported. Did you mean line_items?' },
        { param: 'nmae', message: 'nmae is not supported. Did you mean name?' },
        { param: 'line_items[0].unit_price', message: 'unit_price is not supported. Did you mean amount?' },
        { param: 'line_items[0].displayName', message: 'displayName is not supported. Did you mean display_name?' },
      ]);
    });

    it('are refused beside the errors of the fields that are known', async () => {
      const params = errorsOf(await probe.post('orders').send({ ...order, gateway: 'cash', vat: 5 })).map(
        (e) => e.param,
      );
      expect(params).toEqual(['vat', 'gateway']);
    });

    it('are refused in a query, also when they are called like a part of our own code', async () => {
      const answer = await probe.get('orders?page=2&after=x&pageRequest=1&hasPlace=2&constructor=3');
      expect(errorsOf(answer).map(({ message }) => message)).toEqual([
        'pageRequest is not supported. Leave it out',
        'hasPlace is not supported. Leave it out',
        'page is not supported. Did you mean offset?',
        'after is not supported. Did you mean starting_after?',
      ]);
    });

    it('are refused where a route takes none', async () => {
      expect(errorsOf(await probe.get('orders/a?expand=customer'))[0]?.param).toBe('expand');
      expect(errorsOf(await probe.post('orders?amount=10').send(order))[0]?.param).toBe('amount');
      const put = await probe.http().put('/api/v1/context').set('x-api-key', 'full').send({ amount: '10.00' });
      expect(errorsOf(put)[0]?.param).toBe('amount');
      expect((await probe.http().put('/api/v1/context').set('x-api-key', 'full').send({})).status).toBe(200);
    });

    it('are refused in bounds, however many there are', async () => {
      const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`member_${index}`, index]));
      const errors = errorsOf(await probe.post('orders').send({ ...order, ...many, ['x'.repeat(5_000)]: 1 }));
      expect(errors).toHaveLength(21);
      expect(errors.at(-1)?.message).toBe('381 more are not known');
      expect(JSON.stringify(errors).length).toBeLessThan(10_000);
    });

    it('are dropped by /v1, unless they carry money that nobody would honour', async () => {
      const harmless = { subscription_id: 's', expand: 'customer', couponCodes: [], tax_rates: [], amount_cents: 0 };
      expect((await flexprice({ ...order, ...harmless })).status).toBe(201);
      const money = {
        coupons: ['c'],
        invoice_coupons: [{ coupon_id: 'c' }],
        line_item_coupons: [{}, {}],
        tax_rates: [{ code: 'vat' }],
        prepared_tax_rates: [1],
        tax_rate_overrides: [1],
        total_prepaid_applied: '5.00',
        amount_cents: 1000,
        amountCents: 1000,
        discount: 5,
      };
      const answer = await flexprice({ ...order, ...harmless, ...money, amount_cents: 1000 });
      expect(answer.status).toBe(400);
      expect(
        errorsOf(answer)
          .map((error) => error.param)
          .sort(),
      ).toEqual(Object.keys(money).sort());
      const inLine = await flexprice({
        ...order,
        line_items: [{ display_name: 'x', amount: 1, price_unit_amount: '3' }],
      });
      expect(errorsOf(inLine)[0]?.param).toBe('line_items[0].price_unit_amount');
      expect((await probe.http().get('/v1/orders/a?amount_gt=5').set('x-api-key', 'full')).status).toBe(400);
    });

    it('are dropped by /v1 when they ask to expand what answers hold anyway, and refused for everything else', async () => {
      const list = (expand: string) => probe.http().get(`/v1/orders?expand=${expand}`).set('x-api-key', 'full');
      expect((await list('customer,line_items')).status).toBe(200);
      const refused = await list('customer,subscription');
      expect({ status: refused.status, param: errorsOf(refused)[0]?.param }).toEqual({ status: 400, param: 'expand' });
    });
  });
});
