import { withoutSecrets } from './without-secrets';

describe('withoutSecrets', () => {
  it.each([
    [
      '/api/v1/api-keys/sk_sandbox_01JABCDEFGHJKMNPQRSTVWXYZ0_dGhpcyBpcyBhIHNlY3JldA',
      '/api/v1/api-keys/sk_sandbox_[hidden]',
    ],
    ['/x/whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw/y', '/x/whsec_[hidden]'],
    ['/api-keys/admin_c29tZXRoaW5nIGhpZGRlbg', '/api-keys/admin_[hidden]'],
    ['/sk_live_4eC39HqLyjWDarjtT1zdp7dc', '/sk_live_[hidden]'],
  ])('hides the secret of %s', (text, hidden) => expect(withoutSecrets(text)).toBe(hidden));

  it.each(['/api/v1/admin/status', '/api/v1/api-keys/key_01JABCDEFGHJKMNPQRSTVWXYZ0', '/api/v1/task_lists'])(
    'leaves %s alone',
    (text) => expect(withoutSecrets(text)).toBe(text),
  );
});
