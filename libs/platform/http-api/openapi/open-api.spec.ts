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

  it('serves the reference and all it loads from here', async () => {
    const page = await probe.http().get('/docs');
    expect(page.status).toBe(200);
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources)
      expect((await probe.http().get(new URL(source, 'http://x/docs').pathname)).status).toBe(200);
    expect(page.text).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(page.text).not.toMatch(/<script>(?!\s*<)/);
  });
});
