import { Alert, Button, Fieldset, Group, PasswordInput, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connection, RotatedSecret } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi, useEnvironment } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { CopyableId } from '../../ui/copy-button';
import { formatDay } from '../../ui/format';
import { Fact, Facts } from '../../ui/page';
import { toastDone } from '../../ui/toast';
import { modeConfirmation, RealKeyWarning } from './real-key-warning';

/**
 * Secrets are write-only. The console knows only the time when they were set and their last characters. Changing one
 * is a separate action.
 */
export function KeptSecrets({ connection }: { connection: Connection }) {
  const { t, locale } = useI18n();
  const api = useApi();
  const environment = useEnvironment();
  const client = useQueryClient();
  const [changing, setChanging] = useState<'apiKey' | 'secret' | null>(null);
  const [text, setText] = useState('');
  const [isMeant, setMeant] = useState(false);
  const [error, setError] = useState<string>();
  const [shownOnce, setShownOnce] = useState<string | null>(null);
  const { api_key: apiKey, webhook_secret: webhookSecret } = connection.credentials;
  const path = `/connections/${connection.id}`;
  const set = ({ set_at: at, last4 }: { set_at: string | null; last4: string | null }) =>
    at ? t('connection.secret.set', { date: formatDay(at, locale), last4: last4 ?? '' }) : '—';
  const open = (what: 'apiKey' | 'secret') => {
    setText('');
    setMeant(false);
    setError(undefined);
    setChanging(what);
  };
  const rotate = async () => {
    const body = text.trim() === '' ? {} : { webhook_secret: text.trim() };
    const { webhook_secret: generated } = await api.post<RotatedSecret>(`${path}/webhook-secret/rotate`, body);
    setShownOnce(generated);
    toastDone(t('connection.secret.rotated'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  const replaceKey = async () => {
    if (text.trim() === '') {
      setError(t('connection.error.apiKey'));
      return false;
    }
    await api.put(`${path}/credentials`, {
      api_key: text.trim(),
      ...(isMeant && { confirm_mode: modeConfirmation(text, environment.type) }),
    });
    toastDone(t('connection.apiKey.replaced'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
    return true;
  };
  const field = (label: string) => (
    <PasswordInput
      label={label}
      dir="ltr"
      autoComplete="off"
      maxLength={512}
      visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
      value={text}
      error={error}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setError(undefined);
      }}
    />
  );
  return (
    <Fieldset legend={t('connection.secrets')}>
      <Facts>
        <Fact name={t('connection.apiKey')}>{set(apiKey)}</Fact>
        <Fact name={t('connection.secret')}>{set(webhookSecret)}</Fact>
      </Facts>
      {webhookSecret.previous_valid_until && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('connection.secret.previous', { date: formatDay(webhookSecret.previous_valid_until, locale) })}
        </Text>
      )}
      <Group gap="xs" mt="md">
        <Button variant="default" size="xs" onClick={() => open('apiKey')}>
          {t('connection.apiKey.replace')}
        </Button>
        <Button variant="default" size="xs" onClick={() => open('secret')}>
          {t('connection.secret.rotate')}
        </Button>
      </Group>
      {shownOnce && (
        <Alert color="pine" variant="light" mt="md" title={t('connection.secret.once')} role="status">
          <CopyableId id={shownOnce} name={t('connection.secret')} />
        </Alert>
      )}
      {changing === 'apiKey' && (
        <ConfirmDialog
          title={t('connection.apiKey.replace.title', { name: connection.name })}
          confirm={t('connection.apiKey.replace')}
          onConfirm={replaceKey}
          onClose={() => setChanging(null)}
        >
          <Text mb="md">{t('connection.apiKey.replace.text')}</Text>
          {field(t('connection.apiKey.new'))}
          <RealKeyWarning apiKey={text} isMeant={isMeant} onMeant={setMeant} />
        </ConfirmDialog>
      )}
      {changing === 'secret' && (
        <ConfirmDialog
          title={t('connection.secret.rotate.title', { name: connection.name })}
          confirm={t('connection.secret.rotate')}
          onConfirm={rotate}
          onClose={() => setChanging(null)}
        >
          <Text mb="md">{t('connection.secret.rotate.text')}</Text>
          {field(t('connection.secret.new'))}
        </ConfirmDialog>
      )}
    </Fieldset>
  );
}
