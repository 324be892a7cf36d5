import { Webhook } from 'lucide-react';
import { useState } from 'react';
import { useList } from '../../api/queries';
import type { WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useScope } from '../../session/session';
import { ActionButton } from '../../ui/action-button';
import { TableSkeleton } from '../../ui/data-table';
import { Card, Page } from '../../ui/page';
import { EmptyState, ProblemAlert } from '../../ui/states';
import { EndpointDrawer } from './endpoint-drawer';
import { EndpointRow } from './endpoint-row';
import { OutgoingList } from './outgoing-list';
import { SecretOnce } from './secret-once';

export default function EndpointsPage() {
  const { t } = useI18n();
  const isAdmin = useScope('admin');
  const { data, error, refetch } = useList<WebhookEndpoint>('/webhook-endpoints', { limit: 100 });
  const [edited, setEdited] = useState<WebhookEndpoint | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const blocked = isAdmin ? undefined : t('endpoints.notAdmin');
  const add = (
    <ActionButton onClick={() => setEdited('new')} disabledReason={blocked}>
      {t('endpoints.add')}
    </ActionButton>
  );
  const isEmpty = data?.items.length === 0;
  return (
    <Page title={t('nav.endpoints')} lead={t('endpoints.lead')} actions={isEmpty ? undefined : add}>
      <div className="column">
        <Card title={t('nav.endpoints')} flush>
          {error && (
            <div className="card-pad">
              <ProblemAlert error={error} onRetry={() => void refetch()} />
            </div>
          )}
          {!data && !error && <TableSkeleton columns={3} rows={2} />}
          {isEmpty && (
            <EmptyState icon={Webhook} title={t('endpoints.empty')} action={add}>
              {t('endpoints.emptyText')}
            </EmptyState>
          )}
          <ul className="rows">
            {data?.items.map((endpoint) => (
              <EndpointRow
                key={endpoint.id}
                endpoint={endpoint}
                blocked={blocked}
                onEdit={() => setEdited(endpoint)}
                onSecret={setSecret}
              />
            ))}
          </ul>
        </Card>
        {data && !isEmpty && <OutgoingList />}
      </div>
      {edited && (
        <EndpointDrawer
          endpoint={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(null)}
          onSecret={setSecret}
        />
      )}
      {secret !== null && <SecretOnce secret={secret} onClose={() => setSecret(null)} />}
    </Page>
  );
}
