import { Webhook } from 'standardwebhooks';
import { generateWebhookSecret, isWebhookSecret, webhookSecretKind } from './webhook-secret';

describe('a webhook secret', () => {
  it('is generated in the form that signing libraries take', () => {
    const secret = generateWebhookSecret();
    expect(isWebhookSecret(secret)).toBe(true);
    expect(webhookSecretKind(secret)).toBe('nomod');
    expect(() => new Webhook(secret)).not.toThrow();
    expect(generateWebhookSecret()).not.toBe(secret);
  });

  it.each(['12345678', 'a-relay-secret', 'WHSEC_in-capitals', '~'.repeat(512)])('is %s for a relay', (secret) => {
    expect(isWebhookSecret(secret)).toBe(true);
    expect(webhookSecretKind(secret)).toBe('relay');
  });

  it.each([undefined, null, 7, '', '1234567', 'with space', 'línea-larga', 'line\nbreak', '~'.repeat(513)])(
    'is not %j',
    (value) => {
      expect(isWebhookSecret(value)).toBe(false);
    },
  );

  it.each(['whsec_', 'whsec_short', 'whsec_not*base64*not*base64*not*base64*', `whsec_${'='.repeat(32)}`])(
    'is not %s: the prefix promises a signing key',
    (secret) => {
      expect(isWebhookSecret(secret)).toBe(false);
    },
  );
});
