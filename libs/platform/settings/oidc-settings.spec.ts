import type { InvalidSettings } from './invalid-settings';
import { loadSettings } from './load-settings';

const PROVIDER = {
  OIDC_ISSUER: 'https://login.example.com/realms/a',
  OIDC_CLIENT_ID: 'remit',
  OIDC_CLIENT_SECRET: 'the secret of the client',
  OIDC_ROLES: '[{"group":"CN=Finance, OU=Staff","role":"billing","tenant":"tenant_1","environment":"env_1"}]',
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadSettings(env);
    return [];
  } catch (error) {
    return (error as InvalidSettings).problems.map(({ variable }) => variable);
  }
}

describe('the provider that signs people in', () => {
  it('needs an issuer, a client with its secret, and what the groups may do', () => {
    expect(loadSettings(PROVIDER)).toMatchObject({
      oidcIssuer: PROVIDER.OIDC_ISSUER,
      oidcRoles: [{ group: 'CN=Finance, OU=Staff', role: 'billing', tenant: 'tenant_1', environment: 'env_1' }],
    });
    for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ROLES'])
      expect(problemsOf({ ...PROVIDER, [name]: '' })).toEqual([name]);
  });

  it.each([
    ['OIDC_ISSUER', 'http://login.example.com'],
    ['OIDC_ISSUER', 'https://user:word@login.example.com'],
    ['OIDC_ISSUER', 'https://login.example.com/?realm=a'],
    ['OIDC_SCOPES', 'email profile'],
    ['OIDC_NAME', 'x'.repeat(41)],
    ['OIDC_SECOND_FACTOR', 'perhaps'],
    ['OIDC_SIGN_OUT', 'perhaps'],
    ['OIDC_ROLES', 'finance=billing'],
    ['OIDC_ROLES', '{"group":"finance"}'],
    ['OIDC_ROLES', '[{"group":"finance","role":"billing"}]'],
    ['OIDC_ROLES', '[{"group":"finance","role":"billing","tenant":"tenant_1","enviroment":"env_1"}]'],
  ])('%s is not %s', (name, value) => expect(problemsOf({ ...PROVIDER, [name]: value })).toEqual([name]));

  it('may be plain http on this machine, but not in production', () => {
    const local = { ...PROVIDER, OIDC_ISSUER: 'http://127.0.0.1:4000' };
    expect(problemsOf(local)).toEqual([]);
    expect(problemsOf({ ...local, NODE_ENV: 'production' })).toContain('OIDC_ISSUER');
    expect(problemsOf({ ...PROVIDER, NODE_ENV: 'production' })).not.toContain('OIDC_ISSUER');
  });

  it('is never shown with its secret', () => {
    expect(() => loadSettings({ ...PROVIDER, OIDC_ISSUER: 'ftp://x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(PROVIDER.OIDC_CLIENT_SECRET) }),
    );
  });
});
