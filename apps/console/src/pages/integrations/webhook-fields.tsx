import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import type { Connection } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { CopyIcon } from '../../ui/copy-button';
import { useEnvironment } from '../../session/session';

interface WebhookFieldsProps {
  connection: Connection | undefined;
  secret: string;
  error: string | undefined;
  onChange: (secret: string) => void;
}

/** The secret (entered once), the address that Nomod must call, and the setup instructions. */
export function WebhookFields({ connection, secret, error, onChange }: WebhookFieldsProps) {
  const { t } = useI18n();
  const environment = useEnvironment();
  const text = secret.trim();
  const kind =
    text === ''
      ? undefined
      : /^whsec_[A-Za-z0-9+/=]{8,}$/.test(text)
        ? 'connection.secret.nomod'
        : 'connection.secret.relay';
  const url =
    connection?.webhook_url ?? `${location.origin}/api/v1/webhooks/nomod/${environment.tenant_id}/${environment.id}`;
  return (
    <Stack gap="md">
      {!connection && (
        <div className="with-button">
          <PasswordInput
            label={t('connection.secret')}
            name="webhook_secret"
            required
            dir="ltr"
            autoComplete="off"
            maxLength={512}
            description={t('connection.secret.help')}
            visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
            value={secret}
            error={error}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <Button variant="default" onClick={() => onChange(newSecret())}>
            {t('connection.secret.generate')}
          </Button>
        </div>
      )}
      {kind && (
        <Text size="sm" role="status">
          {t(kind)}
        </Text>
      )}
      <TextInput
        label={t('connection.url')}
        readOnly
        dir="ltr"
        value={url}
        rightSection={<CopyIcon text={url} name={t('connection.url')} />}
        onFocus={(event) => event.currentTarget.select()}
      />
      <ul className="steps">
        <li>{t('connection.steps.nomod')}</li>
        <li>{t('connection.steps.relay')}</li>
      </ul>
    </Stack>
  );
}

/** 32 random bytes, for a relay, which sends the secret unchanged. */
function newSecret(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replace(/[+/=]/g, 'x');
}
