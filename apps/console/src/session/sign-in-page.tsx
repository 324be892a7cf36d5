import { Anchor, Divider, Text } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Session } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { EmailForm } from './email-form';
import { EnvironmentChoice } from './environment-choice';
import { pathAfter } from './home-of';
import { KeyForm } from './key-form';
import { PasskeyButton } from './passkey-button';
import { ProviderButton } from './provider-button';
import { useSession } from './session';
import { SignInCard } from './sign-in-card';

export default function SignInPage() {
  const { t } = useI18n();
  const { session } = useSession();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const to = params.get('to');
  const isAdding = params.get('add') === '1';
  const [chosen, setChosen] = useState<'email' | 'key'>();
  const [choosing, setChoosing] = useState<Session>();
  // Where nobody has a password yet, as on a first start, the key is what there is.
  const method = isAdding ? 'key' : (chosen ?? (session?.has_people ? 'email' : 'key'));

  const enter = async (next: Session): Promise<void> => {
    const path = pathAfter(next, to);
    if (path === undefined) return setChoosing(next);
    const known = new Set(session?.environments.map(({ id }) => id));
    const added = next.person ? undefined : next.environments.find(({ id }) => !known.has(id));
    await navigate(to === null && added ? `/${added.id}` : path, { replace: true });
  };

  if (choosing) return <EnvironmentChoice session={choosing} />;
  const Form = method === 'key' ? KeyForm : EmailForm;
  return (
    <SignInCard title={isAdding ? t('signIn.addTitle') : t('signIn.title')}>
      <Text c="dimmed">{t('signIn.lead')}</Text>
      {!isAdding && session?.provider && <ProviderButton name={session.provider} to={to} />}
      {!isAdding && session?.has_people && <PasskeyButton onDone={(next) => void enter(next)} />}
      {!isAdding && (session?.has_people || session?.provider) && <Divider label={t('provider.or')} />}
      <Form onSignedIn={enter} />
      {!isAdding && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => setChosen(method === 'key' ? 'email' : 'key')}
        >
          {t(method === 'key' ? 'person.useEmail' : 'person.useKey')}
        </Anchor>
      )}
    </SignInCard>
  );
}
