import { Anchor } from '@mantine/core';
import { Webhook } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useList } from '../../api/queries';
import type { WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/en/endpoints';
import '../../i18n/en/integrations';
import { usePath, useScope } from '../../session/session';
import { ActionButton } from '../../ui/action-button';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import { useListParams } from '../../ui/list-params';
import { ListCard } from '../../ui/list-page';
import { Page } from '../../ui/page';
import { Arriving, EmptyState } from '../../ui/states';
import { EndpointStatus } from './endpoint-status';
import { ErrorRate } from './error-rate';
import { SecretOnce } from './secret-once';

const EndpointDrawer = lazy(() => import('./endpoint-drawer'));

const NO_FILTERS = [] as const;

export default function EndpointsPage() {
  const { t } = useI18n();
  const path = usePath();
  const mayManage = useScope('webhooks:manage');
  const params = useListParams(NO_FILTERS);
  const query = useList<WebhookEndpoint>('/webhook-endpoints', { limit: params.limit, offset: params.offset });
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const add = (
    <ActionButton onClick={() => setAdding(true)} disabledReason={mayManage ? undefined : t('endpoints.notAdmin')}>
      {t('endpoints.add')}
    </ActionButton>
  );
  const columns: Column<WebhookEndpoint>[] = [
    {
      key: 'url',
      header: t('endpoints.url'),
      cell: ({ id, url, description }) => (
        <>
          <Anchor component={Link} to={path(`/developers/endpoints/${id}`)} fw={600} className="long-url">
            <bdi>{url}</bdi>
          </Anchor>
          {description && (
            <span className="sub" dir="auto">
              {description}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'events',
      header: t('endpoints.events'),
      cell: ({ events }) =>
        events.length === 0 ? t('endpoints.events.all') : t('endpoints.events.some', { count: events.length }),
    },
    { key: 'enabled', header: t('status'), cell: (endpoint) => <EndpointStatus endpoint={endpoint} /> },
    { key: 'rate', header: t('endpoints.rate'), cell: (endpoint) => <ErrorRate endpoint={endpoint} /> },
    {
      key: 'actions',
      header: t('actions'),
      cell: ({ id }) => (
        <Anchor component={Link} to={path(`/developers/endpoints/${id}?tab=attempts`)}>
          {t('endpoints.attempts')}
        </Anchor>
      ),
    },
  ];
  const isEmpty = query.data?.items.length === 0;
  return (
    <Page title={t('nav.endpoints')} lead={t('endpoints.lead')} actions={isEmpty ? undefined : add}>
      <ListCard>
        <ListTable
          name={t('nav.endpoints')}
          query={query}
          params={params}
          columns={columns}
          keyOf={({ id }) => id}
          empty={
            <EmptyState icon={Webhook} title={t('endpoints.empty')} action={add}>
              {t('endpoints.emptyText')}
            </EmptyState>
          }
        />
      </ListCard>
      {isAdding && (
        <Suspense fallback={<Arriving />}>
          <EndpointDrawer onClose={() => setAdding(false)} onSecret={setSecret} />
        </Suspense>
      )}
      {secret !== null && <SecretOnce secret={secret} onClose={() => setSecret(null)} />}
    </Page>
  );
}
