import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Session } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { placeByName, useForm } from '../ui/use-form';
import { PasswordField } from './password-field';
import { CodeField } from './code-field';
import { useSession } from './session';

/** Signs in with e-mail address and password. */
export function EmailForm({ onSignedIn }: { onSignedIn: (session: Session) => Promise<void> }) {
  const { t } = useI18n();
  const { enter } = useSession();
  const [isCoded, setCoded] = useState(false);
  const { values, set, errors, problem, isBusy, element, submit } = useForm({
    initial: { email: '', password: '', code: '' },
    check: ({ email, password, code }) => ({
      ...(isCoded && code.trim() === '' && { code: t('person.error.code') }),
      ...(email.trim() === '' && { email: t('person.error.email') }),
      ...(password === '' && { password: t('person.error.password') }),
    }),
    send: async ({ email, password, code }) => {
      const sent = { email: email.trim(), password, ...(isCoded && { code: code.trim() }) };
      await onSignedIn(await enter('/password', sent));
    },
    place: (refusal) => {
      if (refusal.status === 401) return { password: t('person.error.wrong') };
      if (refusal.code !== 'second_factor_required') return placeByName({ code: '' })(refusal);
      setCoded(true);
      return { code: t('person.error.code') };
    },
  });
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <TextInput
        type="email"
        label={t('person.email')}
        name="email"
        required
        autoFocus
        dir="ltr"
        autoComplete="username"
        value={values.email}
        error={errors.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <PasswordField
        label={t('person.password')}
        value={values.password}
        error={errors.password}
        onChange={(password) => set({ password })}
      />
      {isCoded && <CodeField value={values.code} error={errors.code} onChange={(code) => set({ code })} />}
      {problem !== null && <ProblemAlert error={problem} />}
      <Button type="submit" loading={isBusy} fullWidth>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
