import { inspect } from 'node:util';
import fc from 'fast-check';
import { DecryptionFailed, Encryption, InvalidKeyRing, KeyRing } from './index';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const address = { table: 'connections', column: 'api_key', row: 'conn_1' };
const encryption = new Encryption(KeyRing.parse(`new:${key(1)},old:${key(2)}`));
const SECRET = 'sk_live_canary';

const failureOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (!(error instanceof DecryptionFailed)) throw error;
    expect(inspect(error)).not.toContain(SECRET);
    return error.reason;
  }
  return 'none';
};

describe('KeyRing.parse', () => {
  it.each([
    ['', 'key 1 must look like id:base64'],
    [key(1), 'key 1 must look like id:base64'],
    [`a b:${key(1)}`, 'key 1 must look like id:base64'],
    [`a:${key(1)},b:c2hvcnQ=`, 'key 2 must be 32 bytes, is 5'],
    [`a:${key(1)},a:${key(2)}`, 'key 2 has the same id as another'],
  ])('refuses %j', (text, message) => expect(() => KeyRing.parse(text)).toThrow(new InvalidKeyRing(message)));

  it('prints no key', () => {
    expect(inspect(KeyRing.parse(`a:${key(9)}`), { depth: 9, showHidden: true })).not.toMatch(/CQkJ|0909|09 09/);
  });
});

describe('Encryption', () => {
  it('reads back any text from the same place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(encryption.decrypt(encryption.encrypt(text, address), address)).toBe(text);
      }),
    );
  });

  it('never writes the same text twice alike, nor in the clear', () => {
    const [first, second] = [encryption.encrypt(SECRET, address), encryption.encrypt(SECRET, address)];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^v1\.new\.[\w-]+$/);
    expect(Buffer.from(first.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain(SECRET);
  });

  it.each([
    { ...address, row: 'conn_2' },
    { ...address, column: 'webhook_secret' },
    { ...address, table: 'environments' },
    { table: 'connections', column: 'api_key"', row: ',"conn_1' },
  ])('refuses a value moved to %j', (elsewhere) => {
    expect(failureOf(() => encryption.decrypt(encryption.encrypt(SECRET, address), elsewhere))).toBe(
      'altered_or_moved',
    );
  });

  it('refuses a value with any character altered', () => {
    const stored = encryption.encrypt(SECRET, address);
    for (let index = 0; index < stored.length; index += 1) {
      const altered = stored.slice(0, index) + (stored[index] === 'A' ? 'B' : 'A') + stored.slice(index + 1);
      expect(failureOf(() => encryption.decrypt(altered, address))).not.toBe('none');
    }
  });

  it.each(['', 'plain text', 'v1.new.', 'v1.new.AAAA', 'v2.new.AAAA'])('refuses %j', (stored) => {
    expect(failureOf(() => encryption.decrypt(stored, address))).toBe('malformed');
  });

  it('refuses a value whose key is gone, and one under another key of the same id', () => {
    const stored = encryption.encrypt(SECRET, address);
    expect(failureOf(() => new Encryption(KeyRing.parse(`old:${key(2)}`)).decrypt(stored, address))).toBe(
      'unknown_key',
    );
    expect(failureOf(() => new Encryption(KeyRing.parse(`new:${key(3)}`)).decrypt(stored, address))).toBe(
      'altered_or_moved',
    );
  });

  it('gives equal texts of one place one fingerprint, and no other', () => {
    const place = { ...address, row: 'tenant_1' };
    const known = encryption.fingerprint(SECRET, place);
    expect(known).toMatch(/^f1\.new\.[\w-]{43}$/);
    expect(encryption.fingerprint(SECRET, place)).toBe(known);
    expect(encryption.fingerprint(`${SECRET}.`, place)).not.toBe(known);
    expect(encryption.fingerprint(SECRET, { ...place, row: 'tenant_2' })).not.toBe(known);
    const under = new Encryption(KeyRing.parse(`old:${key(2)}`)).fingerprint(SECRET, place);
    expect(encryption.fingerprints(SECRET, place)).toEqual([known, under]);
  });

  it('reads values of an older key and asks for them to be rotated', () => {
    const stored = new Encryption(KeyRing.parse(`old:${key(2)}`)).encrypt(SECRET, address);
    expect(encryption.decrypt(stored, address)).toBe(SECRET);
    expect(encryption.needsRotation(stored)).toBe(true);
    expect(encryption.needsRotation(encryption.encrypt(SECRET, address))).toBe(false);
  });
});
