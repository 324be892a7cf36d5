import { CircleCheckBig } from 'lucide-react';
import { useList } from '../../api/queries';
import type { AttentionItem } from '../../api/types';
import type { MessageKey } from '../../i18n/en/index';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/events';
import '../../i18n/late/attention';
import { TableSkeleton } from '../../ui/data-table';
import { ChoiceFilter, ClearFilters } from '../../ui/filters';
import { LateListTools } from '../../ui/late-list-tools';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { useListPreferences } from '../../ui/list-preferences';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { EmptyState, NoMatch, ProblemAlert } from '../../ui/states';
import { AttentionRow } from './attention-row';

const FILTERS = ['kind', 'state'] as const;
/** Every kind. The type ensures that a kind added to the API is not forgotten here. */
const KINDS: Record<AttentionItem['kind'], MessageKey> = {
  account_shared: 'attention.kind.account_shared',
  amount_differs: 'attention.kind.amount_differs',
  amount_mismatch: 'attention.kind.amount_mismatch',
  books_differ: 'attention.kind.books_differ',
  charge_elsewhere: 'attention.kind.charge_elsewhere',
  charge_reversed: 'attention.kind.charge_reversed',
  closing_refused: 'attention.kind.closing_refused',
  connection_refused: 'attention.kind.connection_refused',
  currency_differs: 'attention.kind.currency_differs',
  details_differ: 'attention.kind.details_differ',
  disputed: 'attention.kind.disputed',
  email_undelivered: 'attention.kind.email_undelivered',
  endpoint_disabled: 'attention.kind.endpoint_disabled',
  endpoint_paused: 'attention.kind.endpoint_paused',
  event_failed: 'attention.kind.event_failed',
  gateway_trouble: 'attention.kind.gateway_trouble',
  link_missing: 'attention.kind.link_missing',
  lost_charge: 'attention.kind.lost_charge',
  lost_object: 'attention.kind.lost_object',
  overpaid: 'attention.kind.overpaid',
  paid_without_charge: 'attention.kind.paid_without_charge',
  payment_after_void: 'attention.kind.payment_after_void',
  payment_not_applied: 'attention.kind.payment_not_applied',
  refund_done_twice: 'attention.kind.refund_done_twice',
  refund_reversed: 'attention.kind.refund_reversed',
  refund_unconfirmed: 'attention.kind.refund_unconfirmed',
  second_payment: 'attention.kind.second_payment',
  sync_failed: 'attention.kind.sync_failed',
  unmatched_event: 'attention.kind.unmatched_event',
  unreadable_event: 'attention.kind.unreadable_event',
  webhooks_silent: 'attention.kind.webhooks_silent',
};

export default function AttentionPage() {
  const { t } = useI18n();
  const preferences = useListPreferences('attention');
  const params = useListParams(FILTERS);
  const filters = { status: params.get('state') || 'open', kind: params.get('kind') };
  const { data, error, refetch } = useList<AttentionItem>('/attention', {
    ...filters,
    limit: params.limit,
    offset: params.offset,
  });
  const isEmpty = data?.items.length === 0;
  return (
    <Page title={t('nav.attention')} lead={t('attention.lead')}>
      <ListCard
        filters={
          <>
            <ChoiceFilter
              params={params}
              name="kind"
              label={t('attention.kind')}
              choices={Object.entries(KINDS).map(([value, key]) => ({ value, label: t(key) }))}
            />
            <ChoiceFilter
              params={params}
              name="state"
              label={t('status')}
              choices={[
                { value: 'open', label: t('attention.state') },
                { value: 'resolved', label: t('status.resolved') },
                { value: 'dismissed', label: t('status.dismissed') },
              ]}
            />
            <ClearFilters params={params} />
          </>
        }
        tools={
          <LateListTools
            params={params}
            file="needs-attention"
            path="/attention"
            input={{ query: filters }}
            preferences={preferences}
          />
        }
      >
        {error && (
          <div className="card-pad">
            <ProblemAlert error={error} onRetry={() => void refetch()} />
          </div>
        )}
        {!data && !error && <TableSkeleton columns={3} rows={4} />}
        {isEmpty &&
          (params.isFiltered ? (
            <NoMatch onClear={params.clear} />
          ) : (
            <EmptyState icon={CircleCheckBig} title={t('attention.empty')}>
              {t('attention.emptyText')}
            </EmptyState>
          ))}
        {data && !isEmpty && (
          <>
            <ul className="rows">
              {data.items.map((item) => (
                <AttentionRow key={item.id} item={item} />
              ))}
            </ul>
            <Pager pagination={data.pagination} shown={data.items.length} params={params} />
          </>
        )}
      </ListCard>
    </Page>
  );
}
