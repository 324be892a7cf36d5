import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { KeyScope, NewApiKey } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi, useEnvironment } from '../../session/session';
import { CopyButton } from '../../ui/copy-button';
import { FormDrawer } from '../../ui/form-drawer';
import { today } from '../../ui/format';
import { SecretField } from '../../ui/secret-field';
import { type Errors, placeByName, useForm } from '../../ui/use-form';
import { GIVEN_SCOPES } from './given-scopes';

interface Values {
  name: string;
  scopes: KeyScope[];
  expires_at: string;
}

const EMPTY: Values = { name: '', scopes: ['read', 'write'], expires_at: '' };

export function CreateKeyDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const environment = useEnvironment();
  const client = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
  const form = useForm<Values>({
    initial: EMPTY,
    check: ({ name, scopes, expires_at: until }): Errors<Values> => ({
      ...(name.trim() === '' && { name: t('keys.error.name') }),
      ...(scopes.length === 0 && { scopes: t('keys.error.scopes') }),
      ...(until !== '' && until <= today() && { expires_at: t('keys.error.expires') }),
    }),
    send: async ({ name, scopes, expires_at: until }) => {
      // Local midnight at the beginning of the day, which is the day that the list shows.
      const expiresAt = until === '' ? null : new Date(`${until}T00:00:00`).toISOString();
      const body = { name: name.trim(), scopes, expires_at: expiresAt };
      // Sent without an Idempotency-Key, because a repeated answer does not contain the key. A key whose answer was
      // lost is listed and can be revoked.
      const key = await api.post<NewApiKey>('/api-keys', body);
      setMade(key.api_key);
      await client.invalidateQueries({ queryKey: [api.environmentId] });
    },
    place: placeByName(EMPTY),
  });
  const { values, set, errors } = form;
  if (made !== null) return <MadeKey text={made} onClose={onClose} />;
  return (
    <FormDrawer title={t('keys.create')} submit={t('keys.create')} form={form} onClose={onClose}>
      <TextInput
        label={t('keys.name')}
        name="name"
        required
        data-autofocus
        dir="auto"
        maxLength={255}
        value={values.name}
        error={errors.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput label={t('environment')} readOnly value={environment.name} />
      <Checkbox.Group
        label={t('keys.scopes')}
        required
        value={values.scopes}
        error={errors.scopes}
        onChange={(scopes) => set({ scopes: scopes as KeyScope[] })}
      >
        <Group mt="xs">
          {GIVEN_SCOPES.map((scope) => (
            <Checkbox key={scope} value={scope} name="scopes" label={t(`keys.scope.${scope}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput
        type="date"
        label={`${t('keys.expires')} (${t('optional')})`}
        name="expires_at"
        min={today()}
        value={values.expires_at}
        error={errors.expires_at}
        onChange={(event) => set({ expires_at: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}

function MadeKey({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.once.title')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text fw={600}>{t('keys.once.text')}</Text>
        <SecretField ref={field} label={t('keys.key')} value={text} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('done')}
          </Button>
          <CopyButton text={text} primary onRefused={() => field.current?.select()}>
            {t('copy.named', { name: t('keys.key') })}
          </CopyButton>
        </Group>
      </Stack>
    </Modal>
  );
}
