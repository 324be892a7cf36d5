import { Anchor, Skeleton } from '@mantine/core';
import { Scale } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import type { Reconciliation } from '../../api/types';
import { useReport } from '../../api/use-report';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/reconciliation';
import '../../styles/reports.css';
import { usePath } from '../../session/session';
import { formatMonth, today } from '../../ui/format';
import { Card, Page } from '../../ui/page';
import { EmptyState, ProblemAlert } from '../../ui/states';
import { MonthPicker } from './month-picker';
import { FIGURES, type FigureName, MonthFigures } from './month-figures';
import { ReconciledTable } from './reconciled-table';

/** What Nomod took in a month, its fees, what was booked, and what differs. */
export default function ReconciliationPage() {
  const { t, locale } = useI18n();
  const path = usePath();
  const [params, setParams] = useSearchParams();
  const month = /^\d{4}-\d{2}$/.exec(params.get('month') ?? '')?.[0] ?? today().slice(0, 7);
  const { data, error, refetch } = useReport<Reconciliation>('/reports/reconciliation', { month });
  const currency = data?.currencies.find((one) => one.currency === params.get('currency')) ?? data?.currencies[0];
  const figure = FIGURES.find((name) => name === params.get('figure'));
  const chosen: FigureName = figure ?? ((currency?.differing ?? 0) > 0 ? 'differing' : 'all');
  const open = (changes: Record<string, string>) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        next.delete('offset');
        for (const [name, value] of Object.entries(changes)) next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return (
    <Page
      title={t('recon.title')}
      lead={data && t('recon.lead', { zone: data.time_zone })}
      actions={<MonthPicker month={month} onChange={(next) => open({ month: next })} />}
    >
      {error && (
        <div className="above">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <Skeleton h={280} aria-busy="true" />}
      {data && !currency && (
        <Card>
          <EmptyState icon={Scale} title={t('recon.none', { month: formatMonth(month, locale) })} />
        </Card>
      )}
      {data && currency && (
        <div className="column">
          {data.currencies.map((figures) => (
            <MonthFigures
              key={figures.currency}
              figures={figures}
              chosen={figures.currency === currency.currency ? chosen : undefined}
              onOpen={(name) => open({ currency: figures.currency, figure: name })}
            />
          ))}
          <ReconciledTable
            key={`${month} ${currency.currency} ${chosen}`}
            month={month}
            currency={currency.currency}
            figure={chosen}
          />
          <p className="quiet">
            <Anchor component={Link} to={path('/attention')}>
              {t('recon.attention')}
            </Anchor>
          </p>
        </div>
      )}
    </Page>
  );
}
