import { UnstyledButton } from '@mantine/core';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useList } from '../../api/queries';
import type { OutgoingWebhook } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/events';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import { ChoiceFilter, ClearFilters } from '../../ui/filters';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { EmptyState } from '../../ui/states';
import { Time } from '../../ui/time';
import { shortId } from '../payments/payment-columns';
import { isUnderWay } from './message-detail';
import { MessageDialog } from './message-dialog';
import { MessageStatus, shownStatus } from './message-status';
import { ReplayButton } from './replay-button';

const FILTERS = ['status'] as const;
const STATUSES = ['pending', 'delivered', 'failed'] as const;

/** Messages sent to one endpoint, newest first. */
export function EndpointAttempts({ endpointId }: { endpointId: string }) {
  const { t } = useI18n();
  const params = useListParams(FILTERS);
  const query = useList<OutgoingWebhook>(
    '/outgoing-webhooks',
    { endpoint_id: endpointId, status: params.get('status'), limit: params.limit, offset: params.offset },
    isUnderWay,
  );
  const [shown, setShown] = useState<string | null>(null);
  const columns: Column<OutgoingWebhook>[] = [
    {
      key: 'id',
      header: t('endpoints.message'),
      cell: ({ id }) => (
        <UnstyledButton className="link-button code" onClick={() => setShown(id)}>
          <bdi>{shortId(id)}</bdi>
        </UnstyledButton>
      ),
    },
    {
      key: 'status',
      header: t('status'),
      cell: (sent) => (
        <span>
          <MessageStatus message={sent} />{' '}
          {sent.attempt_count > 0 && <bdi className="quiet">{sent.response_status ?? t('endpoints.noAnswer')}</bdi>}
        </span>
      ),
    },
    { key: 'event', header: t('events.event'), cell: (sent) => <bdi className="code">{sent.event_type}</bdi> },
    { key: 'time', header: t('endpoints.time'), cell: (sent) => <Time at={sent.created_at} /> },
    { key: 'attempts', header: t('events.attempts'), end: true, cell: (sent) => sent.attempt_count },
    { key: 'actions', header: t('actions'), cell: (sent) => <ReplayButton message={sent} compact /> },
  ];
  return (
    <ListCard
      filters={
        <>
          <ChoiceFilter
            params={params}
            name="status"
            label={t('status')}
            choices={STATUSES.map((value) => ({ value, label: t(`status.${shownStatus(value)}`) }))}
          />
          <ClearFilters params={params} />
        </>
      }
    >
      <ListTable
        name={t('endpoints.attempts')}
        query={query}
        params={params}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <EmptyState icon={Send} title={t('endpoints.attempts.empty')}>
            {t('endpoints.attempts.emptyText')}
          </EmptyState>
        }
      />
      {shown !== null && <MessageDialog id={shown} onClose={() => setShown(null)} />}
    </ListCard>
  );
}
