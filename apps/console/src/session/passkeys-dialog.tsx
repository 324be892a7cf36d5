import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Api } from '../api/client';
import type { Passkey } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { Time } from '../ui/time';
import { toastDone } from '../ui/toast';
import { useAct } from '../ui/use-act';
import { PasskeyForm } from './passkey-form';
import { useSession } from './session';

const api = new Api(undefined);

/** The own passkeys: made, renamed, removed. */
export default function PasskeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { refresh } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['passkeys'],
    queryFn: () => api.get<{ items: Passkey[] }>('/session/passkeys'),
  });
  const changed = async (text: string) => {
    await Promise.all([refetch(), refresh()]);
    toastDone(text);
  };
  return (
    <Modal opened onClose={onClose} title={t('passkeys')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text size="sm">{t('passkey.lead')}</Text>
        {error && <ProblemAlert error={error} />}
        {data && data.items.length > 0 && (
          <ul className="choice" aria-label={t('passkeys')}>
            {data.items.map((passkey) => (
              <li key={passkey.id} className="choice-link">
                <Row passkey={passkey} onChanged={changed} />
              </li>
            ))}
          </ul>
        )}
        <PasskeyForm onDone={() => void changed(t('passkey.added'))} />
      </Stack>
    </Modal>
  );
}

function Row({ passkey, onChanged }: { passkey: Passkey; onChanged: (text: string) => Promise<void> }) {
  const { t } = useI18n();
  const { isBusy, act } = useAct();
  const [name, setName] = useState<string>();
  const path = `/session/passkeys/${passkey.id}`;
  const rename = () =>
    act(async () => {
      await api.put(path, { name: name?.trim() });
      setName(undefined);
      await onChanged(t('passkey.renamed'));
    });
  const remove = () =>
    act(async () => {
      await api.delete(path);
      await onChanged(t('passkey.removed'));
    });
  if (name !== undefined)
    return (
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('passkey.name')}
          maxLength={60}
          dir="auto"
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button loading={isBusy} disabled={name.trim() === ''} onClick={() => void rename()}>
          {t('save')}
        </Button>
      </Group>
    );
  return (
    <Group justify="space-between" wrap="nowrap" w="100%">
      <span>
        <strong dir="auto">{passkey.name}</strong>
        <span className="sub">
          {passkey.last_used_at === null ? t('passkey.never') : <Time at={passkey.last_used_at} />}
        </span>
      </span>
      <Group gap="xs" wrap="nowrap">
        <Button size="compact-sm" variant="default" onClick={() => setName(passkey.name)}>
          {t('passkey.rename')}
          <span className="visually-hidden"> {passkey.name}</span>
        </Button>
        <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => void remove()}>
          {t('passkey.remove')}
          <span className="visually-hidden"> {passkey.name}</span>
        </Button>
      </Group>
    </Group>
  );
}
