import { ApiError } from './api-error';
import { errorCatalogue } from './error-catalogue';

describe('errorCatalogue', () => {
  it.each([
    ['connection_not_published', 400, 'Payment links not generating'],
    ['invalid_invoice_amount', 400, 'Invalid invoice amount'],
    ['invoice_already_paid', 400, 'Invoice already paid'],
    ['nomod_link_creation_failed', 502, 'Nomod link creation failed'],
  ] as const)('keeps the words of %s', (code, status, message) => {
    expect(new ApiError(code)).toMatchObject({ code, status, message });
  });

  it.each(Object.entries(errorCatalogue))('%s is described in whole sentences', (code, description) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(description.status).toBeGreaterThanOrEqual(400);
    for (const text of [description.meaning, description.cause, description.fix]) expect(text).toMatch(/^[A-Z].*\.$/);
  });
});
