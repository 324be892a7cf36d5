import { Alert, Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ApiProblem } from '../api/api-problem';
import { Api } from '../api/client';
import type { SignedInAtProvider } from '../api/types';
import type { MessageKey } from '../i18n/en';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { EnvironmentChoice } from './environment-choice';
import { pathAfter } from './home-of';
import { useSession } from './session';
import { SignInCard } from './sign-in-card';

const api = new Api(undefined);

const REASONS: readonly string[] = [
  'begun_elsewhere',
  'declined',
  'invalid_answer',
  'no_role',
  'another_person',
  'taken',
  'has_another',
  'has_roles',
  'unavailable',
];

/** Where the provider sends the browser back to. What it sends along is used once, and leaves the address at once. */
export default function ProviderPage() {
  const { t } = useI18n();
  const { session, adopt } = useSession();
  const navigate = useNavigate();
  const [answer] = useState(() => location.search);
  const { data, error } = useQuery({
    queryKey: ['provider-answer', answer],
    queryFn: () => api.post<SignedInAtProvider>('/session/provider-answer', { answer: answer || '?' }),
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  const path = data && pathAfter(data.session, data.to);
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  useEffect(() => void (data && adopt(data.session)), [data, adopt]);
  // The next page asks who is signed in, so it waits until that is known.
  const isKnown = data !== undefined && session?.person?.id === data.session.person?.id;
  useEffect(() => void (isKnown && path !== undefined && navigate(path, { replace: true })), [isKnown, path, navigate]);
  if (error) return <Failed error={error} />;
  if (data && path === undefined) return <EnvironmentChoice session={data.session} />;
  return (
    <SignInCard title={t('provider.returning')}>
      <Skeleton h={36} aria-busy />
    </SignInCard>
  );
}

function Failed({ error }: { error: unknown }) {
  const { t } = useI18n();
  const { session } = useSession();
  const reason = error instanceof ApiProblem ? (error.detail('reason') ?? '') : '';
  const text = REASONS.includes(reason)
    ? t(`provider.${reason}` as MessageKey, { name: session?.provider ?? '' })
    : null;
  return (
    <SignInCard title={t(session?.person ? 'provider.notDone' : 'provider.failed')}>
      {text === null ? (
        <ProblemAlert error={error} />
      ) : (
        <Alert color="red" variant="light" role="alert">
          <Text>{text}</Text>
        </Alert>
      )}
      <Button component={Link} to={session?.person ? '/' : '/sign-in'} replace>
        {t(session?.person ? 'nav.home' : 'provider.again')}
      </Button>
    </SignInCard>
  );
}
