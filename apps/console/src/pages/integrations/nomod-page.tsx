import { Text } from '@mantine/core';
import { Plug } from 'lucide-react';
import { useState } from 'react';
import { useConnections, useList } from '../../api/queries';
import type { Delivery } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/en/integrations';
import { usePath, useScope } from '../../session/session';
import { ActionButton } from '../../ui/action-button';
import { Card, Page } from '../../ui/page';
import { EmptyState, ProblemAlert } from '../../ui/states';
import { Time } from '../../ui/time';
import { TableSkeleton } from '../../ui/data-table';
import { ConnectionDrawer } from './connection-drawer';
import { ConnectionRow } from './connection-row';

export default function NomodPage() {
  const { t } = useI18n();
  const path = usePath();
  const isAdmin = useScope('admin');
  const { data, error, refetch } = useConnections();
  const events = useList<Delivery>('/webhooks/deliveries', { limit: 50 });
  const [edited, setEdited] = useState<string | null>(null);
  const reason = isAdmin ? undefined : t('connections.notAdmin');
  const lastEventOf = (id: string) => {
    const last = events.data?.items.find(({ connection_id: of }) => of === id);
    if (last) return <Time at={last.received_at} />;
    return t(events.data?.pagination.has_more ? 'connections.noRecentEvent' : 'connections.noEvent');
  };
  const add = (
    <ActionButton onClick={() => setEdited('new')} disabledReason={reason}>
      {t('connections.add')}
    </ActionButton>
  );
  const isEmpty = data?.items.length === 0;
  return (
    <Page
      title="Nomod"
      crumbs={[{ to: path('/integrations'), text: t('nav.integrations') }]}
      lead={t('integrations.nomod')}
      actions={isEmpty ? undefined : add}
    >
      <Card title={t('connections.list')} flush>
        {error && (
          <div className="card-pad">
            <ProblemAlert error={error} onRetry={() => void refetch()} />
          </div>
        )}
        {!data && !error && <TableSkeleton columns={3} rows={2} />}
        {isEmpty && (
          <EmptyState icon={Plug} title={t('connections.empty')} action={add}>
            <Text size="sm">{t('connections.emptyText')}</Text>
          </EmptyState>
        )}
        <ul className="rows">
          {data?.items.map((connection) => (
            <ConnectionRow
              key={connection.id}
              connection={connection}
              lastEvent={lastEventOf(connection.id)}
              blocked={reason}
              onEdit={() => setEdited(connection.id)}
            />
          ))}
        </ul>
      </Card>
      {edited && (
        <ConnectionDrawer connection={data?.items.find(({ id }) => id === edited)} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}
