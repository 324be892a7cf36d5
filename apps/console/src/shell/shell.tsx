import { Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FlaskConical } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useI18n, ZonedViews } from '../i18n/i18n';
import { useLiveUpdates } from '../live/use-live-updates';
import { Confirmation } from '../session/confirmation';
import { useEnvironment } from '../session/session';
import { DetailSkeleton } from '../ui/states';
import { Logo } from './logo';
import { Nav } from './nav';
import { ShortcutHelp } from './shortcut-help';
import { TimeTip } from './time-tip';
import { TopBar } from './top-bar';
import { useBusinessZone } from './use-business-zone';

/** The frame of every page of an environment. */
export function Shell() {
  const { t } = useI18n();
  const environment = useEnvironment();
  const [isNavOpen, nav] = useDisclosure(false);
  useLiveUpdates(environment.id);
  const zone = useBusinessZone(environment.id);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const firstPath = useRef(pathname);
  // A page change moves the reading position, like a full page load.
  useEffect(() => {
    if (firstPath.current === pathname) return;
    firstPath.current = pathname;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <div className="shell">
      <a href="#main" className="skip-link">
        {t('skip')}
      </a>
      <section className="side" aria-label="Remit">
        <Logo />
        <Nav />
      </section>
      <Drawer
        opened={isNavOpen}
        onClose={nav.close}
        size="17rem"
        title={t('nav.label')}
        classNames={{ content: 'side-drawer', header: 'side-drawer-head' }}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Nav onNavigate={nav.close} />
      </Drawer>
      <div className="body">
        <TopBar
          menu={
            <Burger
              opened={isNavOpen}
              onClick={nav.open}
              size="sm"
              aria-label={t('nav.open')}
              className="menu-button"
            />
          }
        />
        {environment.type === 'sandbox' && (
          <section className="sandbox" aria-label={t('sandbox.testData')}>
            <FlaskConical size={15} aria-hidden />
            <strong>{t('sandbox.testData')}</strong>
            <span>{t('sandbox.text', { name: environment.name })}</span>
          </section>
        )}
        <main id="main" tabIndex={-1} ref={main} className="main">
          <ZonedViews zone={zone}>
            <Suspense fallback={<DetailSkeleton />}>
              <Outlet />
            </Suspense>
          </ZonedViews>
        </main>
      </div>
      <ShortcutHelp />
      <TimeTip />
      <Confirmation />
    </div>
  );
}
