import { Button, Text } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import type { Session } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { useSession } from './session';
import { SignInCard } from './sign-in-card';

/** After the first sign-in on this device: the person chooses where to work. */
export function EnvironmentChoice({ session }: { session: Session }) {
  const { t, word } = useI18n();
  const { signOut } = useSession();
  const navigate = useNavigate();
  if (session.environments.length === 0)
    return (
      <SignInCard title={t('person.nowhere.title')}>
        <Text>{t('person.nowhere.text')}</Text>
        <Button variant="default" onClick={() => void signOut().then(() => navigate(0))}>
          {t('signOut')}
        </Button>
      </SignInCard>
    );
  return (
    <SignInCard title={t('person.choose')}>
      <ul className="choice">
        {session.environments.map(({ id, name, type, tenant_name: tenant, role }) => (
          <li key={id}>
            <Link to={`/${id}`} replace className="choice-link">
              <span className="environment-mark" data-type={type} aria-hidden />
              <span>
                <strong dir="auto">{tenant}</strong>
                <span className="sub">
                  <bdi>{name}</bdi>
                  {role && <> · {word(`role.${role}`, role)}</>}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </SignInCard>
  );
}
