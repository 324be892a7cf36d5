import { Alert, Button, Fieldset, PasswordInput, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connection, RotatedSecret } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { CopyableId } from '../../ui/copy-button';
import { formatDay } from '../../ui/format';
import { Fact, Facts } from '../../ui/page';
import { toastDone } from '../../ui/toast';

/** Secrets are write-only: only when they were set and how they end is known here. Rotating is an action of its own. */
export function KeptSecrets({ connection }: { connection: Connection }) {
  const { t, locale } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isRotating, setRotating] = useState(false);
  const [secret, setSecret] = useState('');
  const [shownOnce, setShownOnce] = useState<string | null>(null);
  const { api_key: apiKey, webhook_secret: webhookSecret } = connection.credentials;
  const set = ({ set_at: at, last4 }: { set_at: string | null; last4: string | null }) =>
    at ? t('connection.secret.set', { date: formatDay(at, locale), last4: last4 ?? '' }) : '—';
  const rotate = async () => {
    const body = secret.trim() === '' ? {} : { webhook_secret: secret.trim() };
    const { webhook_secret: generated } = await api.post<RotatedSecret>(
      `/connections/${connection.id}/webhook-secret/rotate`,
      body,
    );
    setShownOnce(generated);
    setSecret('');
    toastDone(t('connection.secret.rotated'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  return (
    <Fieldset legend={t('connection.secret')}>
      <Facts>
        <Fact name={t('connection.apiKey')}>{set(apiKey)}</Fact>
        <Fact name={t('connection.secret')}>{set(webhookSecret)}</Fact>
      </Facts>
      {webhookSecret.previous_valid_until && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('connection.secret.previous', { date: formatDay(webhookSecret.previous_valid_until, locale) })}
        </Text>
      )}
      <Button variant="default" size="xs" mt="md" onClick={() => setRotating(true)}>
        {t('connection.secret.rotate')}
      </Button>
      {shownOnce && (
        <Alert color="pine" variant="light" mt="md" title={t('connection.secret.once')} role="status">
          <CopyableId id={shownOnce} name={t('connection.secret')} />
        </Alert>
      )}
      {isRotating && (
        <ConfirmDialog
          title={t('connection.secret.rotate.title', { name: connection.name })}
          confirm={t('connection.secret.rotate')}
          onConfirm={rotate}
          onClose={() => setRotating(false)}
        >
          <Text mb="md">{t('connection.secret.rotate.text')}</Text>
          <PasswordInput
            label={t('connection.secret.new')}
            dir="ltr"
            autoComplete="off"
            maxLength={512}
            visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
        </ConfirmDialog>
      )}
    </Fieldset>
  );
}
