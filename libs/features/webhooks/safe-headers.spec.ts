import { safeHeaders } from './read-delivery-body';

describe('the headers of a delivery that are kept', () => {
  it('tell how it was sent, and hold neither its signature nor a secret', () => {
    const sent = {
      host: 'remit.example',
      'user-agent': 'Svix-Webhooks/1.62',
      'content-type': 'application/json',
      'content-length': '57',
      'svix-id': 'msg_1',
      'svix-timestamp': '1767225600',
      'svix-signature': 'v1,secret',
      'x-api-key': 'secret',
      authorization: 'Bearer secret',
      cookie: 'secret',
    };
    expect(safeHeaders(sent)).toEqual({
      'user-agent': 'Svix-Webhooks/1.62',
      'content-type': 'application/json',
      'content-length': '57',
      'svix-id': 'msg_1',
      'svix-timestamp': '1767225600',
    });
  });

  it('are cut when a sender makes them long', () => {
    expect(safeHeaders({ 'user-agent': 'x'.repeat(5_000) })['user-agent']).toHaveLength(200);
  });
});
