import { isReturnUrl } from './return-url';

describe('isReturnUrl', () => {
  it.each([
    'https://shop.example/thanks?order=1#top',
    'https://shop.example:8443/',
    'https://müller.example/',
    'https://93.184.216.34/x',
    'http://localhost:3000/done',
    'http://127.0.0.1/done',
    'http://[::1]:8080/done',
  ])('takes %s', (url) => expect(isReturnUrl(url)).toBe(true));

  it('still takes letters such as ü after many thousand calls', () => {
    const answers = Array.from({ length: 50_000 }, () => isReturnUrl('https://shop.example/müller'));
    expect(answers.filter((isTaken) => !isTaken)).toEqual([]);
  });

  it.each([
    'http://shop.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://shop.example/',
    '//shop.example/',
    '/thanks',
    'https://user:pass@shop.example/',
    'https://user@shop.example/',
    'https://',
    'https://shop.example/\n',
    'https:\\\\shop.example\\',
    ' https://shop.example/',
    'java\tscript:alert(1)',
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://172.31.255.255/',
    'https://169.254.169.254/latest/meta-data',
    'https://2852039166/',
    'https://0xa9.0xfe.0xa9.0xfe/',
    'https://0.0.0.0/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[::ffff:169.254.169.254]/',
    'http://localhost.evil.example/',
    `https://shop.example/${'x'.repeat(2048)}`,
    42,
    null,
  ])('refuses %j', (url) => expect(isReturnUrl(url)).toBe(false));
});
