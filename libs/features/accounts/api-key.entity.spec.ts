import { ApiKey } from './api-key.entity';

const at = (time: string) => new Date(`2026-01-01T${time}Z`);

function key(values: Partial<ApiKey> = {}): ApiKey {
  return Object.assign(new ApiKey(), { expiresAt: null, revokedAt: null, lastUsedAt: null, ...values });
}

describe('an API key', () => {
  it('works until it expires', () => {
    const expiring = key({ expiresAt: at('12:00:00') });
    expect(expiring.isUsable(at('11:59:59.999'))).toBe(true);
    expect(expiring.isUsable(at('12:00:00'))).toBe(false);
    expect(key().isUsable(at('12:00:00'))).toBe(true);
  });

  it('works until it is revoked, and keeps the first time of revocation', () => {
    const revoked = key();
    revoked.revoke(at('10:00:00'));
    revoked.revoke(at('11:00:00'));
    expect(revoked.revokedAt).toEqual(at('10:00:00'));
    expect(revoked.status).toBe('revoked');
    expect(revoked.isUsable(at('09:00:00'))).toBe(false);
  });

  it('notes its last use once a minute', () => {
    expect(key().isLastUsedStale(at('10:00:00'))).toBe(true);
    const used = key({ lastUsedAt: at('10:00:00') });
    expect(used.isLastUsedStale(at('10:00:59.999'))).toBe(false);
    expect(used.isLastUsedStale(at('10:01:00'))).toBe(true);
  });
});
