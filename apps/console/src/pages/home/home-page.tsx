import { Anchor, SegmentedControl, Skeleton } from '@mantine/core';
import { AlertCircle, Wallet } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { useOpenAttention } from '../../api/queries';
import type { Overview } from '../../api/types';
import { useReport } from '../../api/use-report';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/home';
import '../../styles/reports.css';
import { useEnvironment, usePath } from '../../session/session';
import { formatCalendarDay } from '../../ui/format';
import { Card, Page } from '../../ui/page';
import { type ChosenPeriod, usePeriod } from '../../ui/period';
import { PeriodPicker } from '../../ui/period-picker';
import { EmptyState, ProblemAlert } from '../../ui/states';
import { AgingCard } from './aging-card';
import { CollectedCard } from './collected-card';
import { FailedCard, LinksCard, TimeCard } from './pay-cards';
import { SetupChecklist } from './setup-checklist';
import { StandingFigures } from './standing-figures';

export default function HomePage() {
  const { t, locale } = useI18n();
  const environment = useEnvironment();
  const period = usePeriod();
  const { from, to } = period;
  const { data, error, refetch } = useReport<Overview>(from <= to ? '/reports/overview' : null, { from, to });
  const day = (at: string) => formatCalendarDay(at, locale);
  return (
    <Page
      title={t('home.title')}
      lead={
        data && t('home.lead', { from: day(data.from), to: day(data.to), name: environment.name, zone: data.time_zone })
      }
      actions={<HomeFilters period={period} overview={data} />}
    >
      <AttentionLine />
      <SetupChecklist />
      {error && (
        <div className="above">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <Skeleton h={320} aria-busy="true" />}
      {data && <Standing overview={data} />}
    </Page>
  );
}

function useChosenCurrency(overview: Overview | undefined) {
  const [params, setParams] = useSearchParams();
  const currencies = overview?.currencies ?? [];
  const chosen = currencies.find(({ currency }) => currency === params.get('currency')) ?? currencies[0];
  const choose = (currency: string) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        next.set('currency', currency);
        return next;
      },
      { replace: true },
    );
  return { chosen, choose, codes: currencies.map(({ currency }) => currency) };
}

function HomeFilters({ period, overview }: { period: ChosenPeriod; overview: Overview | undefined }) {
  const { t } = useI18n();
  const { chosen, choose, codes } = useChosenCurrency(overview);
  return (
    <>
      {chosen && codes.length > 1 && (
        <SegmentedControl
          data={codes}
          value={chosen.currency}
          onChange={choose}
          aria-label={t('invoice.currency')}
          className="currencies"
        />
      )}
      <PeriodPicker period={period} />
    </>
  );
}

function Standing({ overview }: { overview: Overview }) {
  const { t } = useI18n();
  const { chosen } = useChosenCurrency(overview);
  if (!chosen) {
    return (
      <Card>
        <EmptyState icon={Wallet} title={t('home.nothing')} />
      </Card>
    );
  }
  return (
    <div className="column">
      <StandingFigures figures={chosen} expectedUntil={overview.expected_until} />
      <CollectedCard figures={chosen} />
      <AgingCard currency={chosen.currency} />
      <div className="thirds">
        <LinksCard links={chosen.links} />
        <TimeCard time={chosen.collection_time} />
        <FailedCard reasons={overview.failed_attempts} />
      </div>
    </div>
  );
}

function AttentionLine() {
  const { t } = useI18n();
  const path = usePath();
  const count = useOpenAttention(1).data?.pagination.total ?? 0;
  if (count === 0) return null;
  return (
    <p className="notice-line">
      <AlertCircle size={17} aria-hidden />
      <Anchor component={Link} to={path('/attention')}>
        {t('home.attention', { count })}
      </Anchor>
    </p>
  );
}
