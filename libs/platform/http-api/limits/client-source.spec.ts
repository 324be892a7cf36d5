import type { IncomingMessage } from 'node:http';
import { loadSettings } from '@remit/settings';
import { ClientSource, sourceGroup } from './client-source';

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
const behind = (proxies: string) => new ClientSource(loadSettings({ TRUSTED_PROXIES: proxies }));

describe('the source of a request', () => {
  it('is the peer, whatever it claims, as long as no proxy is trusted', () => {
    expect(behind('').of(request('::ffff:192.0.2.7', '198.51.100.1'))).toBe('192.0.2.7');
  });

  it('is what the proxies say, as far as they are trusted', () => {
    const source = behind('10.0.0.0/8, 2001:db8::1');
    expect(source.of(request('10.1.1.1', '203.0.113.9, 198.51.100.1, 10.2.2.2'))).toBe('198.51.100.1');
    expect(source.of(request('2001:db8::1', '198.51.100.1'))).toBe('198.51.100.1');
    expect(source.of(request('192.0.2.7', '198.51.100.1'))).toBe('192.0.2.7');
    expect(source.of(request('10.1.1.1', 'not an address'))).toBe('10.1.1.1');
    expect(source.of(request('10.1.1.1'))).toBe('10.1.1.1');
  });

  it.each([
    ['7.7.7.7:1234', '7.7.7.7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['[2001:db8::7]:443', '2001:db8::7'],
    ['[::ffff:7.7.7.7]:443', '7.7.7.7'],
    ['203.0.113.9:1, 7.7.7.7:1234, 10.2.2.2:80', '7.7.7.7'],
    ['7.7.7.7:port', '10.1.1.1'],
  ])('is understood with the port and the brackets that some proxies write: %s', (forwarded, source) => {
    expect(behind('10.0.0.0/8').of(request('10.1.1.1', forwarded))).toBe(source);
  });

  it('counts as one with the rest of its IPv6 network', () => {
    expect(sourceGroup('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
    expect(sourceGroup('2001:db8::6')).toBe('2001:db8:0:0');
    expect(sourceGroup('192.0.2.7')).toBe('192.0.2.7');
  });
});
