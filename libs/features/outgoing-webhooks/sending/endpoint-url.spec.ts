import { isAllowedAddress, refuseEndpointUrl } from './endpoint-url';

describe('the URL of an endpoint', () => {
  it.each(['https://example.com/hook', 'https://example.com:8443/hook?x=1', 'https://93.184.216.34/hook'])(
    'takes %s anywhere',
    (url) => expect(refuseEndpointUrl(url, false)).toBeUndefined(),
  );

  it.each(['http://127.0.0.1:4000/hook', 'http://localhost/hook', 'https://[::1]/hook'])(
    'takes %s only where this machine may be called',
    (url) => {
      expect(refuseEndpointUrl(url, true)).toBeUndefined();
      expect(refuseEndpointUrl(url, false)).toContain('this machine');
    },
  );

  it.each([
    ['http://example.com/hook', 'https'],
    ['https://10.1.2.3/hook', 'private'],
    ['https://172.20.0.1/hook', 'private'],
    ['https://0x7f.1/hook', 'this machine'],
    ['https://[::ffff:10.0.0.1]/hook', 'private'],
    ['https://[64:ff9b::a00:1]/hook', 'private'],
    ['https://[64:ff9b:1::a00:1]/hook', 'private'],
    ['https://[::ffff:0:127.0.0.1]/hook', 'private'],
    ['https://[::127.0.0.1]/hook', 'private'],
    ['https://[fec0::1]/hook', 'private'],
    ['https://[2002:7f00:1::]/hook', 'private'],
    ['https://[2001:0:7f00:1::]/hook', 'private'],
    ['https://[100::1]/hook', 'private'],
    ['https://[5f00::1]/hook', 'private'],
    ['https://a:b@example.com/', 'credentials'],
    ['https://example.com\\@127.0.0.1/', 'URL'],
    [`https://example.com/${'x'.repeat(2_048)}`, 'URL'],
  ])('refuses %s', (url, reason) => expect(refuseEndpointUrl(url, false)).toContain(reason));
});

describe('the address that a name resolved to', () => {
  it('must be public', () => {
    const url = new URL('https://rebinding.example/');
    expect(isAllowedAddress('93.184.216.34', url, true)).toBe(true);
    for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1']) {
      expect(isAllowedAddress(address, url, true)).toBe(false);
    }
  });

  it('may be this machine only for the names of this machine', () => {
    expect(isAllowedAddress('127.0.0.1', new URL('http://localhost/'), true)).toBe(true);
    expect(isAllowedAddress('127.0.0.1', new URL('http://localhost/'), false)).toBe(false);
    expect(isAllowedAddress('10.0.0.1', new URL('http://localhost/'), true)).toBe(false);
  });
});
