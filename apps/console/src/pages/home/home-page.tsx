import { Anchor } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useList, useOpenAttention } from '../../api/queries';
import type { Invoice, Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useEnvironment, usePath } from '../../session/session';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { CollectedCard } from './collected-card';
import { CountCard } from './count-card';
import { SetupChecklist } from './setup-checklist';
import { openByAge, startOfWeek, timeToPaid } from './week';

/** Maximum number of records in the charts. The page says when there are more. */
const MOST = 500;

export default function HomePage() {
  const { t, locale } = useI18n();
  const path = usePath();
  const environment = useEnvironment();
  const since = useMemo(() => startOfWeek(new Date()).toISOString(), []);
  const week = useList<Payment>('/payments', { start_time: since, limit: MOST });
  const open = useList<Invoice>('/invoices', { invoice_status: 'finalized', payment_status: 'pending', limit: MOST });
  const attention = useOpenAttention(1).data?.pagination.total;
  const payments = week.data?.items;
  const links = payments?.filter(({ payment_method_type: method }) => method === 'payment_link');
  const number = (value: number | undefined) =>
    value === undefined ? '…' : new Intl.NumberFormat(locale).format(value);
  const count = (status: string) => links?.filter(({ payment_status: of }) => of === status).length;
  const error = week.error ?? open.error;
  return (
    <Page title={t('home.title')} lead={t('home.lead', { name: environment.name })}>
      {error && (
        <div className="above">
          <ProblemAlert error={error} onRetry={() => void Promise.all([week.refetch(), open.refetch()])} />
        </div>
      )}
      <SetupChecklist />
      <dl className="figures">
        <div>
          <dt>{t('home.linksMade')}</dt>
          <dd>
            <Anchor component={Link} to={path('/payments?method=payment_link')}>
              {number(links?.length)}
            </Anchor>
          </dd>
        </div>
        <div>
          <dt>{t('home.linksPaid')}</dt>
          <dd>
            <Anchor component={Link} to={path('/payments?status=succeeded')}>
              {number(count('succeeded'))}
            </Anchor>
          </dd>
        </div>
        <div>
          <dt>{t('home.linksPending')}</dt>
          <dd>
            <Anchor component={Link} to={path('/payments?status=pending')}>
              {number(count('pending'))}
            </Anchor>
          </dd>
        </div>
        <div>
          <dt>{t('home.problems')}</dt>
          <dd>
            <Anchor
              component={Link}
              to={path('/attention')}
              aria-label={`${t('home.problems.see')}: ${number(attention)}`}
            >
              {number(attention)}
            </Anchor>
          </dd>
        </div>
      </dl>
      <div className="column">
        <CollectedCard payments={payments} />
        <div className="halves">
          <CountCard
            title={t('home.timeToPaid')}
            empty={t('home.timeToPaid.none')}
            prefix="home.within"
            counts={payments && timeToPaid(payments)}
            unit="home.payments"
          />
          <CountCard
            title={t('home.openByAge')}
            empty={t('home.openByAge.none')}
            prefix="home.age"
            counts={open.data && openByAge(open.data.items, new Date())}
            unit="home.invoices"
          />
        </div>
        {(week.data?.pagination.has_more || open.data?.pagination.has_more) && (
          <p className="quiet">{t('home.latest', { count: MOST })}</p>
        )}
      </div>
    </Page>
  );
}
