import { newTotpSecret, totpCode, totpStepOf, totpUri } from './totp';

/** The secret of the examples of RFC 6238: "12345678901234567890". */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes of an authenticator app', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %d seconds are those of RFC 6238', (seconds, code) => {
    expect(totpCode(SECRET, Math.floor(seconds / 30))).toBe(code);
  });

  it('hold for the steps beside the present one, and each once', () => {
    const now = 1_111_111_111_000;
    const step = Math.floor(now / 30_000);
    expect(totpStepOf(SECRET, '050471', 0, now)).toBe(step);
    expect(totpStepOf(SECRET, '050471', step, now)).toBeUndefined();
    expect(totpStepOf(SECRET, totpCode(SECRET, step + 1), 0, now)).toBe(step + 1);
    expect(totpStepOf(SECRET, totpCode(SECRET, step - 2), 0, now)).toBeUndefined();
    expect(totpStepOf(SECRET, '', 0, now)).toBeUndefined();
  });

  it('come from secrets of 160 bits that nobody has twice', () => {
    const secrets = new Set(Array.from({ length: 100 }, newTotpSecret));
    expect(secrets.size).toBe(100);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri('ABC', 'a b@palm.example')).toBe(
      'otpauth://totp/Remit%3Aa%20b%40palm.example?secret=ABC&issuer=Remit',
    );
  });
});
