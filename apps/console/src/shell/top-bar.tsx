import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import {
  BookOpen,
  Check,
  ChevronDown,
  Keyboard,
  KeyRound,
  Link2,
  Languages,
  LogOut,
  MonitorSmartphone,
  Plus,
  ShieldCheck,
  UserRound,
} from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { useEnvironment, useSession } from '../session/session';
import { SearchButton } from './search';
import { shortcutHelp } from './shortcuts';
import { Arriving } from '../ui/states';
import { ThemeMenu } from './theme-menu';

const PasswordDialog = lazy(() => import('../session/password-dialog'));
const SecondFactorDialog = lazy(() => import('../session/second-factor-dialog'));
const PasskeysDialog = lazy(() => import('../session/passkeys-dialog'));
const ProviderDialog = lazy(() => import('../session/provider-dialog'));
const SessionsDialog = lazy(() => import('./sessions-dialog'));

export function TopBar({ menu }: { menu: ReactNode }) {
  const { t, language, setLanguage } = useI18n();
  return (
    <header className="top">
      {menu}
      <EnvironmentSwitch />
      <SearchButton />
      <div className="top-end">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={language === 'en' ? 'العربية' : 'English'}
          lang={language === 'en' ? 'ar' : 'en'}
          onClick={() => setLanguage(language === 'en' ? 'ar' : 'en')}
        >
          <Languages size={18} />
        </ActionIcon>
        <ThemeMenu />
        <AccountMenu label={t('account')} />
      </div>
    </header>
  );
}

function EnvironmentSwitch() {
  const { t } = useI18n();
  const { session } = useSession();
  const current = useEnvironment();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className="environment">
          <span className="environment-mark" data-type={current.type} aria-hidden />
          <span className="environment-text">
            <span className="environment-tenant" dir="auto">
              {current.tenant_name}
            </span>
            <span className="environment-name" dir="auto">
              {current.name}
            </span>
          </span>
          <span className="visually-hidden">{t('environment.switch')}</span>
          <ChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('environment.title')}</Menu.Label>
        {session?.environments.map(({ id, name, type, tenant_name: tenant }) => (
          <Menu.Item
            key={id}
            leftSection={<span className="environment-mark" data-type={type} />}
            rightSection={id === current.id && <Check size={16} aria-label={t('environment.current')} />}
            onClick={() => void navigate(`/${id}`)}
          >
            <bdi>{name}</bdi>{' '}
            <span className="quiet">
              · <bdi>{tenant}</bdi>
            </span>
          </Menu.Item>
        ))}
        {!session?.person && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Plus size={16} />} component={Link} to="/sign-in?add=1">
              {t('environment.add')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountMenu({ label }: { label: string }) {
  const { t } = useI18n();
  const { session, signOut } = useSession();
  const navigate = useNavigate();
  const [isListing, setListing] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const [isOnPasskeys, setPasskeys] = useState(false);
  const [isProtecting, setProtecting] = useState(false);
  const [isConnecting, setConnecting] = useState(false);
  const provider = session?.provider ?? null;
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label}>
            <UserRound size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {session?.person && (
            <>
              <Menu.Label>
                <bdi>{session.person.name}</bdi>
                <br />
                <bdi>{session.person.email}</bdi>
              </Menu.Label>
              {session.person.has_password && (
                <Menu.Item leftSection={<KeyRound size={16} />} onClick={() => setChanging(true)}>
                  {t('changePassword')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<ShieldCheck size={16} />} onClick={() => setProtecting(true)}>
                {t('secondFactor')}
              </Menu.Item>
              <Menu.Item leftSection={<KeyRound size={16} />} onClick={() => setPasskeys(true)}>
                {t('passkeys')}
              </Menu.Item>
              {provider !== null && (
                <Menu.Item leftSection={<Link2 size={16} />} onClick={() => setConnecting(true)}>
                  {t('providerAccount', { name: provider })}
                </Menu.Item>
              )}
            </>
          )}
          {session?.operator && (
            <Menu.Item leftSection={<ShieldCheck size={16} />} component={Link} to="/operator">
              {t('operator.title')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<MonitorSmartphone size={16} />} onClick={() => setListing(true)}>
            {t('sessions')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Keyboard size={16} />}
            rightSection={<span className="quiet">?</span>}
            onClick={() => shortcutHelp.dispatchEvent(new Event('open'))}
          >
            {t('shortcuts.title')}
          </Menu.Item>
          <Menu.Item leftSection={<BookOpen size={16} />} component="a" href="/docs">
            {t('nav.reference')}
          </Menu.Item>
          <Menu.Item leftSection={<LogOut size={16} />} onClick={() => void signOut().then(() => navigate('/sign-in'))}>
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={<Arriving />}>{isChanging && <PasswordDialog onClose={() => setChanging(false)} />}</Suspense>
      <Suspense fallback={<Arriving />}>
        {isProtecting && <SecondFactorDialog onClose={() => setProtecting(false)} />}
      </Suspense>
      <Suspense fallback={<Arriving />}>
        {isOnPasskeys && <PasskeysDialog onClose={() => setPasskeys(false)} />}
        {isConnecting && provider !== null && <ProviderDialog name={provider} onClose={() => setConnecting(false)} />}
      </Suspense>
      <Suspense fallback={<Arriving />}>{isListing && <SessionsDialog onClose={() => setListing(false)} />}</Suspense>
    </>
  );
}
