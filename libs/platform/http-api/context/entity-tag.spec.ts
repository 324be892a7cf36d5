import { HttpProbe } from '../../../../test/support/http-probe';

describe('an object that is read by its id', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());

  it.each([
    ['itself', ''],
    ['a list below it', '/lines'],
  ])('is not sent again to who has it already: %s', async (_, below) => {
    const first = await probe.get(`orders/7${below}`);
    expect(first.status).toBe(200);
    const { etag } = first.headers;
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    const again = await probe.get(`orders/7${below}`).set('If-None-Match', `"other", W/${etag}`);
    expect(again).toMatchObject({ status: 304, text: '' });
    const changed = await probe.get(`orders/8${below}`).set('If-None-Match', String(etag));
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });
});
