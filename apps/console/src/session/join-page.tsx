import { Button, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Api } from '../api/client';
import type { InvitationFacts } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { placeByName, useForm } from '../ui/use-form';
import { homeOf } from './home-of';
import { PasswordField } from './password-field';
import { CodeField } from './code-field';
import { useSession } from './session';
import { SignInCard } from './sign-in-card';
import { useLinkToken } from './use-link-token';

const api = new Api(undefined);
const EMPTY = { name: '', password: '', code: '' };

/** What the link of an invitation opens. */
export default function JoinPage() {
  const { t } = useI18n();
  const { session } = useSession();
  const token = useLinkToken();
  const { data, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.post<InvitationFacts>('/session/invitation', { token }),
    retry: false,
    staleTime: Infinity,
  });
  if (error)
    return (
      <SignInCard title={t('person.join.title')}>
        <ProblemAlert error={error} />
      </SignInCard>
    );
  if (!data || !session) return null;
  const isSelf = session.person?.email === data.email;
  return (
    <SignInCard title={t('person.join.to', { business: data.tenant_name })}>
      <Invited facts={data} />
      {isSelf ? <JoinAtOnce token={token} /> : <JoinForm token={token} email={data.email} />}
    </SignInCard>
  );
}

function Invited({ facts }: { facts: InvitationFacts }) {
  const { t, word } = useI18n();
  const { invited_by: by, environment_name: environment, role } = facts;
  return (
    <Text c="dimmed">
      {by !== null && <>{t('person.join.by', { name: by })} </>}
      {environment === null
        ? t('person.join.everywhere', { role: word(`role.${role}`, role) })
        : t('person.join.in', { role: word(`role.${role}`, role), environment })}
    </Text>
  );
}

/** For who is signed in with the invited address already. */
function JoinAtOnce({ token }: { token: string }) {
  const { t } = useI18n();
  const { enter } = useSession();
  const navigate = useNavigate();
  const { problem, isBusy, element, submit } = useForm({
    initial: {},
    check: () => ({}),
    send: async () => navigate(homeOf(await enter('/join', { token })), { replace: true }),
  });
  return (
    <form ref={element} onSubmit={submit}>
      {problem !== null && <ProblemAlert error={problem} />}
      <Button type="submit" loading={isBusy} fullWidth>
        {t('person.join.submit')}
      </Button>
    </form>
  );
}

function JoinForm({ token, email }: { token: string; email: string }) {
  const { t } = useI18n();
  const { enter } = useSession();
  const navigate = useNavigate();
  const [isKnown, setKnown] = useState(false);
  const [isCoded, setCoded] = useState(false);
  const { values, set, errors, problem, isBusy, element, submit } = useForm({
    initial: EMPTY,
    check: ({ name, password }) => ({
      ...(!isKnown && name.trim() === '' && { name: t('person.error.name') }),
      ...(password === '' && { password: t('person.error.password') }),
    }),
    send: async ({ name, password, code }) => {
      const sent = { token, name: name.trim(), password, ...(isCoded && { code: code.trim() }) };
      await navigate(homeOf(await enter('/join', sent)), { replace: true });
    },
    place: (refusal) => {
      if (refusal.code === 'second_factor_required') {
        setCoded(true);
        return { code: t('person.error.code') };
      }
      if (refusal.status !== 401) return placeByName(EMPTY)(refusal);
      // The address has an account: its own password opens it.
      setKnown(true);
      return { password: t('person.join.known') };
    },
  });
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <TextInput type="email" label={t('person.email')} readOnly dir="ltr" autoComplete="username" value={email} />
      {!isKnown && (
        <TextInput
          label={t('person.name')}
          name="name"
          required
          autoFocus
          dir="auto"
          maxLength={100}
          autoComplete="name"
          value={values.name}
          error={errors.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      )}
      <PasswordField
        label={t('person.password')}
        description={isKnown ? undefined : t('person.join.help')}
        value={values.password}
        error={errors.password}
        isNew={!isKnown}
        onChange={(password) => set({ password })}
      />
      {isCoded && <CodeField value={values.code} error={errors.code} onChange={(code) => set({ code })} />}
      {problem !== null && <ProblemAlert error={problem} />}
      <Button type="submit" loading={isBusy} fullWidth>
        {t('person.join.submit')}
      </Button>
    </form>
  );
}
