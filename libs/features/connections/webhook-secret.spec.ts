import { Webhook } from 'standardwebhooks';
import { generateWebhookSecret, isWebhookSecret, secretFault, webhookSecretKind } from './webhook-secret';

describe('a webhook secret', () => {
  it('is generated in the form that signing libraries take', () => {
    const secret = generateWebhookSecret();
    expect(isWebhookSecret(secret)).toBe(true);
    expect(webhookSecretKind(secret)).toBe('nomod');
    expect(() => new Webhook(secret)).not.toThrow();
    expect(generateWebhookSecret()).not.toBe(secret);
  });

  it.each(['12345678', 'a-relay-secret', 'sk_of_a_relay', '~'.repeat(512)])('is %s for a relay', (secret) => {
    expect(isWebhookSecret(secret)).toBe(true);
    expect(webhookSecretKind(secret)).toBe('relay');
  });

  it.each([undefined, null, 7, '', '1234567', 'with space', 'línea-larga', 'line\nbreak', '~'.repeat(513)])(
    'is not %j',
    (value) => {
      expect(isWebhookSecret(value)).toBe(false);
    },
  );

  const native = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  it.each([
    [`"${native}"`, 'quotation marks'],
    [`'${native}'`, 'quotation marks'],
    ['"sk_live_1234567890"', 'quotation marks'],
    [`v1,${native}`, 'before whsec_'],
    [`secret=${native}`, 'before whsec_'],
    [native.toUpperCase(), 'before whsec_'],
    ['sk_live_prefix.1234567890', 'API key'],
    ['v1,MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=', 'must be the whsec_ secret'],
  ])('is not %s, and says why', (secret, reason) => {
    expect(isWebhookSecret(secret)).toBe(false);
    expect(secretFault(secret)).toContain(reason);
  });

  it.each(['whsec_', 'whsec_short', 'whsec_not*base64*not*base64*not*base64*', `whsec_${'='.repeat(32)}`])(
    'is not %s: the prefix promises a signing key',
    (secret) => {
      expect(isWebhookSecret(secret)).toBe(false);
    },
  );
});
