import { HttpProbe } from '../../../../test/support/http-probe';

describe('documents', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());

  it('describes operations with their security and errors', async () => {
    const { body } = await probe.http().get('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const operation = body.paths['/api/v1/orders'].post;
    expect(operation.security).toEqual([{ bearer: [] }, { api_key: [] }]);
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(['400', '401', '403', '409', '415', '422', '429', '500', '503']),
    );
    expect(operation.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key' }));
    expect(body.paths['/livez'].get.responses).not.toHaveProperty('401');
  });

  it('serves pages, and all that they load and lead to, from here and without a script of their own', async () => {
    const seen = new Map<string, string>();
    const read = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      const { status, text, headers } = await probe.http().get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      seen.set(path, text);
      if (!headers['content-type']?.includes('html')) return;
      expect(text).not.toMatch(/<script(?! src="\/docs\/)|<style| style="| on\w+="/);
      const loaded = [...text.matchAll(/<(?:script|link|img)[^>]* (?:src|href)="([^"]+)"/g)];
      expect(loaded.length).toBeGreaterThan(2);
      for (const [, address = ''] of loaded) expect(address).toMatch(/^\/(?!\/)/);
      // Guides link to operations of Remit, which this test application does not have.
      for (const [, address = ''] of text.matchAll(/(?:src|href)="(\/docs(?!\/operations)[^"#]*)/g))
        await read(address);
    };
    await read('/docs');
    expect(seen.size).toBeGreaterThan(12);
  });

  it('finds operations, guides and errors by their words, also without a script', async () => {
    const { body } = await probe.http().get('/docs/search.json');
    const titles = (body as { title: string }[]).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Pagination', 'not_found', 'Before the first customer']));
    const page = await probe.http().get('/docs/search').query({ q: 'REPEAT <b>' });
    expect(page.text).toContain('REPEAT &lt;b&gt;');
    expect((await probe.http().get('/docs/search').query({ q: 'idempotency repeat' })).text).toContain(
      'href="/docs/guides/idempotency"',
    );
  });

  it('says so where there is no page', async () => {
    const { status, text } = await probe.http().get('/docs/guides/none');
    expect({ status, text }).toEqual({ status: 404, text: expect.stringContaining('There is no such page') });
  });
});
