import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Api } from '../api/client';
import type { RecoveryCodes, SecondFactorSecret } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { CopyButton } from '../ui/copy-button';
import { LinkField } from '../ui/link-field';
import { ProblemAlert } from '../ui/states';
import { placeByName, useForm } from '../ui/use-form';
import { FactorQr } from './factor-qr';

const EMPTY = { code: '' };
const api = new Api(undefined);

/** The steps: an explanation, the QR code with a first code, the recovery codes. */
export function FactorSetup({ onDone }: { onDone: () => void }) {
  const [secret, setSecret] = useState<SecondFactorSecret>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <Codes codes={codes} onDone={onDone} />;
  if (secret) return <FirstCode secret={secret} onCodes={setCodes} />;
  return <Begin onSecret={setSecret} />;
}

function Begin({ onSecret }: { onSecret: (secret: SecondFactorSecret) => void }) {
  const { t } = useI18n();
  const { problem, isBusy, element, submit } = useForm({
    initial: {},
    check: () => ({}),
    send: async () => onSecret(await api.post<SecondFactorSecret>('/session/second-factor')),
  });
  return (
    <form ref={element} onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('factor.off')}</Text>
        {problem !== null && <ProblemAlert error={problem} />}
        <Button type="submit" loading={isBusy}>
          {t('factor.begin')}
        </Button>
      </Stack>
    </form>
  );
}

interface FirstCodeProps {
  secret: SecondFactorSecret;
  onCodes: (codes: readonly string[]) => void;
}

function FirstCode({ secret: { secret, uri }, onCodes }: FirstCodeProps) {
  const { t } = useI18n();
  const { values, set, errors, problem, isBusy, element, submit } = useForm({
    initial: EMPTY,
    check: ({ code }) => (code.trim() === '' ? { code: t('person.error.code') } : {}),
    send: async ({ code }) =>
      onCodes((await api.post<RecoveryCodes>('/session/second-factor-code', { code: code.trim() })).recovery_codes),
    place: placeByName(EMPTY),
  });
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t('factor.scan')}</Text>
        <FactorQr text={uri} label={t('factor.qr')} />
        <LinkField label={t('factor.key')} value={secret} />
        <TextInput
          label={t('factor.code')}
          name="code"
          required
          autoFocus
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={values.code}
          error={errors.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
        {problem !== null && <ProblemAlert error={problem} />}
        <Button type="submit" loading={isBusy}>
          {t('factor.finish')}
        </Button>
      </Stack>
    </form>
  );
}

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useI18n();
  return (
    <Stack>
      <Text fw={600}>{t('factor.codes')}</Text>
      <ul className="codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="flex-end">
        <CopyButton text={codes.join('\n')}>{t('factor.copyCodes')}</CopyButton>
        <Button onClick={onDone}>{t('factor.done')}</Button>
      </Group>
    </Stack>
  );
}
