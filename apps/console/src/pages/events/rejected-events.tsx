import { ShieldCheck } from 'lucide-react';
import { useList } from '../../api/queries';
import { daySpan } from '../../api/search-body';
import type { RejectedDelivery } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { CopyableId } from '../../ui/copy-button';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import type { ListParams } from '../../ui/list-params';
import { EmptyState, NoMatch } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { Time } from '../../ui/time';

/** Calls that were not genuine. Their content is not stored, because a stranger wrote it. */
export function RejectedEvents({ params }: { params: ListParams }) {
  const { t } = useI18n();
  const span = daySpan(params);
  const query = useList<RejectedDelivery>('/webhooks/rejected', {
    limit: params.limit,
    offset: params.offset,
    ...span,
  });
  if (params.get('charge') !== '' || params.get('payment') !== '') return <NoMatch onClear={params.clear} />;
  const columns: Column<RejectedDelivery>[] = [
    { key: 'received', header: t('events.received'), cell: (call) => <Time at={call.received_at} focusable /> },
    { key: 'result', header: t('events.result'), cell: () => <StatusBadge status="rejected" /> },
    { key: 'reason', header: t('nomod.reason'), cell: ({ reason }) => <span dir="auto">{reason}</span> },
    { key: 'source', header: t('events.source'), cell: ({ source }) => <bdi className="code">{source}</bdi> },
    { key: 'size', header: t('events.size'), end: true, cell: ({ size }) => t('events.bytes', { size }) },
    {
      key: 'request',
      header: t('requestId'),
      cell: ({ request_id: id }) => <CopyableId id={id} name={t('requestId')} />,
    },
  ];
  return (
    <ListTable
      name={t('events.rejected')}
      query={query}
      params={{ ...params, isFiltered: Object.keys(span).length > 0 }}
      columns={columns}
      keyOf={({ id }) => id}
      empty={
        <EmptyState icon={ShieldCheck} title={t('events.rejected.empty')}>
          {t('events.rejected.emptyText')}
        </EmptyState>
      }
    />
  );
}
