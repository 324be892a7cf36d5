import { Anchor } from '@mantine/core';
import { Inbox } from 'lucide-react';
import { Link } from 'react-router';
import { useList } from '../../api/queries';
import { daySpan } from '../../api/search-body';
import type { Delivery } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useEnvironment, usePath } from '../../session/session';
import { CopyableId } from '../../ui/copy-button';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import { formatElapsed, formatMoment } from '../../ui/format';
import type { ListParams } from '../../ui/list-params';
import { LateListTools } from '../../ui/late-list-tools';
import { useListPreferences } from '../../ui/list-preferences';
import { EmptyState } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { shortId } from '../payments/payment-columns';
import { Replay } from './replay';

/** Verified deliveries with any result. */
export function GenuineEvents({ params }: { params: ListParams }) {
  const { t, locale } = useI18n();
  const path = usePath();
  const environment = useEnvironment();
  const asked = {
    limit: params.limit,
    offset: params.offset,
    result: params.get('result'),
    charge_id: params.get('charge'),
    payment_id: params.get('payment'),
    ...daySpan(params),
  };
  const query = useList<Delivery>('/webhooks/deliveries', asked);
  const preferences = useListPreferences('events');
  const url = `${location.origin}/api/v1/webhooks/nomod/${environment.tenant_id}/${environment.id}`;
  const columns: Column<Delivery>[] = [
    {
      key: 'received',
      header: t('events.received'),
      cell: (delivery) => (
        <Anchor component={Link} to={path(`/developers/events/${delivery.id}`)}>
          <bdi>{formatMoment(delivery.received_at, locale)}</bdi>
        </Anchor>
      ),
    },
    {
      key: 'event',
      header: t('events.event'),
      cell: ({ event_type: type }) => <bdi className="code">{type ?? '—'}</bdi>,
    },
    {
      key: 'charge',
      header: t('events.charge'),
      cell: ({ charge_id: charge }) => (
        <bdi className="code" title={charge ?? undefined}>
          {charge === null ? '—' : `…${charge.slice(-8)}`}
        </bdi>
      ),
    },
    { key: 'matched', header: t('events.matched'), cell: (delivery) => <MatchedTo delivery={delivery} /> },
    { key: 'result', header: t('events.result'), cell: ({ result }) => <StatusBadge status={result} /> },
    { key: 'attempts', lesser: true, header: t('events.attempts'), end: true, cell: ({ attempts }) => attempts },
    {
      key: 'taken',
      lesser: true,
      header: t('events.taken'),
      end: true,
      cell: ({ time_taken_ms: ms }) => (ms === null ? '—' : formatElapsed(ms, locale)),
    },
    { key: 'actions', header: t('actions'), cell: (delivery) => <Replay delivery={delivery} /> },
  ];
  return (
    <>
      <LateListTools
        params={params}
        file="incoming-events"
        path="/webhooks/deliveries"
        input={{ query: asked }}
        preferences={preferences}
        columns={columns}
      />
      <ListTable
        name={t('nav.events')}
        query={query}
        params={params}
        columns={columns.filter(({ key }) => !preferences.hidden.includes(key))}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => path(`/developers/events/${id}`)}
        empty={
          <EmptyState icon={Inbox} title={t('events.empty')}>
            {t('events.emptyText')}
            <br />
            <CopyableId id={url} name={t('connection.url')} />
          </EmptyState>
        }
      />
    </>
  );
}

export function MatchedTo({ delivery: { payment_id: payment, invoice_id: invoice } }: { delivery: Delivery }) {
  const path = usePath();
  if (payment === null && invoice === null) return <span className="nothing">—</span>;
  return (
    <span className="stacked">
      {payment && (
        <Anchor component={Link} to={path(`/payments/${payment}`)} className="code">
          <bdi>{shortId(payment)}</bdi>
        </Anchor>
      )}
      {invoice && (
        <Anchor component={Link} to={path(`/invoices/${invoice}`)} className="code">
          <bdi>{shortId(invoice)}</bdi>
        </Anchor>
      )}
    </span>
  );
}
