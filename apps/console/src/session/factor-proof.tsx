import { Button, Text } from '@mantine/core';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { placeByName, useForm } from '../ui/use-form';
import { CodeField } from './code-field';
import { useSession } from './session';

const EMPTY = { code: '' };

/** Asks for a code of the second factor that the person has, in a session that was opened without it. */
export function FactorProof({ business }: { business: string }) {
  const { t } = useI18n();
  const { enter } = useSession();
  const { values, set, errors, problem, isBusy, element, submit } = useForm({
    initial: EMPTY,
    check: ({ code }) => (code.trim() === '' ? { code: t('person.error.code') } : {}),
    send: async ({ code }) => void (await enter('/code', { code: code.trim() })),
    place: placeByName(EMPTY),
  });
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Text c="dimmed">{t('factor.prove.text', { business })}</Text>
      <CodeField autoFocus value={values.code} error={errors.code} onChange={(code) => set({ code })} />
      {problem !== null && <ProblemAlert error={problem} />}
      <Button type="submit" loading={isBusy} fullWidth>
        {t('factor.prove.submit')}
      </Button>
    </form>
  );
}
