import { type TestCertificate, makeCertificate } from '../support/certificate';
import { EgressProxy, TlsFront } from '../support/egress-proxy';
import { ForgingProvider } from '../support/forging-provider';
import { ProviderBrowser } from '../support/provider-browser';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

const ISSUER = 'https://login.test';

describe('a provider to which only a proxy leads', () => {
  let certificate: TestCertificate;
  let provider: ForgingProvider;
  let front: TlsFront;
  let world: World;
  let shop: TestEnvironment;
  const proxy = new EgressProxy();

  beforeAll(async () => {
    certificate = makeCertificate('DNS:login.test');
    provider = await ForgingProvider.start(ISSUER);
    front = new TlsFront(certificate, () => provider.address);
    await proxy.start(await front.start());
    world = await World.start();
    ({ sandbox: shop } = await world.newTenant('Palm Works'));
  });
  afterAll(async () => {
    await world.stop();
    proxy.stop();
    front.stop();
    await provider.stop();
    certificate.remove();
  });

  /** The server of the world, with the provider. */
  async function start(env: Record<string, string>): Promise<RemitProcess> {
    await world.remit.stop();
    const remit = await startRemit({
      databaseUrl: world.database.url,
      nomodUrl: world.sandbox.url,
      env: {
        OIDC_ISSUER: ISSUER,
        OIDC_CLIENT_ID: 'remit',
        OIDC_CLIENT_SECRET: 'a secret of the provider',
        OIDC_ROLES: JSON.stringify([{ group: 'finance', role: 'billing', tenant: shop.tenantId }]),
        HTTPS_PROXY: `http://remit:pass%20word@${proxy.host}`,
        NODE_EXTRA_CA_CERTS: certificate.ca,
        ...env,
      },
    });
    Object.assign(world, { remit });
    proxy.asked.length = 0;
    return remit;
  }

  it('signs people in through it, by tunnels that show no secret', async () => {
    const remit = await start({});
    const browser = new ProviderBrowser(remit.url);
    const begun = await browser.begin();
    const { nonce, state = '' } = Object.fromEntries(begun.url.searchParams);
    provider.sign({
      sub: 'noor',
      name: 'Noor',
      email: 'noor@staff.example',
      email_verified: true,
      groups: ['finance'],
      nonce,
    });
    const { status, cookie } = await browser.finish(begun, `?code=1&state=${state}`);
    expect([status, cookie]).toEqual([200, expect.stringContaining('remit_session=')]);
    expect(front.seen).toEqual(expect.arrayContaining(['login.test/token', 'login.test/jwks']));
    expect(proxy.asked.length).toBeGreaterThanOrEqual(3);
    for (const asked of proxy.asked)
      expect(asked).toEqual({
        target: 'login.test:443',
        authorization: `Basic ${Buffer.from('remit:pass word').toString('base64')}`,
      });
  });

  it.each([403, 407, 502])('says that the provider does not answer when the proxy answers %s', async (status) => {
    const remit = await start({});
    proxy.refuse(status);
    const { status: answered, body } = await new ProviderBrowser(remit.url).tryToBegin();
    proxy.refuse(undefined);
    expect([answered, body.code]).toEqual([503, 'service_unavailable']);
    await new ProviderBrowser(remit.url).begin();
  });

  it('is not asked of the proxy where NO_PROXY names it', async () => {
    const remit = await start({ NO_PROXY: 'login.test' });
    const { status } = await new ProviderBrowser(remit.url).tryToBegin();
    expect([status, proxy.asked]).toEqual([503, []]);
  });
});
