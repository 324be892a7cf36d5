import { html } from '../docs/html';
import { ApiError } from './api-error';
import { errorBody } from './error-body';
import { type ErrorCode, errorCatalogue } from './error-catalogue';
import { CANARY, HttpProbe } from '../../../../test/support/http-probe';

describe('errors', () => {
  const probe = new HttpProbe();
  beforeAll(() => probe.start());
  afterAll(() => probe.stop());
  beforeEach(() => probe.logged.splice(0));

  it('have one body with every key', async () => {
    const { body, status } = await probe.get('orders/refused').set('X-Request-ID', 'trace-1');
    expect(status).toBe(400);
    expect(body).toEqual({
      success: false,
      code: 'invoice_already_paid',
      message: 'Invoice already paid',
      http_status_code: 400,
      details: { invoice_id: 'inv_1' },
      error: {
        code: 'invoice_already_paid',
        message: 'Invoice already paid',
        hint: 'Read the payments of the invoice.',
        param: null,
        doc_url: '/docs/errors#invoice_already_paid',
        internal_error: '',
        request_id: 'trace-1',
      },
    });
  });

  it('lead to a page of this server that explains each of them', async () => {
    const page = await probe.http().get('/docs/errors');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    for (const [code, { fix }] of Object.entries(errorCatalogue)) {
      const [path, anchor] = errorBody(new ApiError(code as ErrorCode), 'req_1').error.doc_url.split('#');
      expect(path).toBe('/docs/errors');
      const explained = page.text.split(`id="${anchor}"`)[1]?.split('<h2')[0];
      expect({ code, explained }).toEqual({
        code,
        explained: expect.stringContaining(html`${fix}`.text),
      });
    }
  });

  it('are problem details for those who ask', async () => {
    const answer = await probe.get('orders/refused').set('Accept', 'application/problem+json');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 400, title: 'Invoice already paid', code: 'invoice_already_paid' });
  });

  it('say nothing about a fault of ours, which is logged with the request id and without secrets', async () => {
    const { body, status, text } = await probe.get('orders/fault').set('X-Request-ID', 'trace-2');
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal_error', details: null, error: { param: null } });
    expect(text).not.toContain(CANARY);
    const line = probe.lines.find((entry) => entry.level === 'error');
    expect(line).toMatchObject({ request_id: 'trace-2', err: { message: `select ${CANARY}` } });
    expect(JSON.stringify(line)).not.toContain('authorization');
  });

  it('ask to come back when the database is down', async () => {
    const answer = await probe.get('orders/database');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.body.code).toBe('service_unavailable');
  });

  it('tell unknown paths from unknown methods', async () => {
    expect((await probe.get('nowhere')).body).toMatchObject({ code: 'not_found', http_status_code: 404 });
    const answer = await probe.http().delete('/api/v1/orders').set('x-api-key', 'full');
    expect(answer.body.code).toBe('method_not_allowed');
    expect(answer.headers['allow']).toBe('POST, GET');
  });
});
