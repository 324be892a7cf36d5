import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { PasskeyFailure } from './passkey-failure';
import { knowsPasskeys, usePasskey } from './use-passkey';

/** Makes a passkey. Nothing, where the browser knows none. */
export function PasskeyForm({ onDone }: { onDone: () => void }) {
  const { t } = useI18n();
  const passkey = usePasskey();
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  if (!knowsPasskeys()) return <Text size="sm">{t('passkey.unknown')}</Text>;
  const submit = async () => {
    if (name.trim() === '') return setError(t('passkey.error.name'));
    if (!(await passkey.create(name.trim()))) return;
    setName('');
    onDone();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack>
        <TextInput
          label={t('passkey.name')}
          description={t('passkey.name.help')}
          name="name"
          required
          dir="auto"
          maxLength={60}
          value={name}
          error={error}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setError(undefined);
          }}
        />
        <PasskeyFailure {...passkey} />
        <Button type="submit" variant="default" loading={passkey.isBusy}>
          {t('passkey.add')}
        </Button>
      </Stack>
    </form>
  );
}
