import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useList } from '../../api/queries';
import type { ApiKey } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/keys';
import { MayDo } from '../../session/may-do';
import { useApi, useSession } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { Page } from '../../ui/page';
import { EmptyState } from '../../ui/states';
import { Time } from '../../ui/time';
import { toastDone } from '../../ui/toast';
import { CreateKeyDrawer } from './create-key-drawer';

const FILTERS = [] as const;

export default function ApiKeysPage() {
  const { t } = useI18n();
  const { session } = useSession();
  const params = useListParams(FILTERS);
  const query = useList<ApiKey>('/api-keys', { limit: params.limit, offset: params.offset });
  const [isCreating, setCreating] = useState(false);
  const nameOf = (id: string | null) =>
    id === null
      ? t('keys.reach.tenant')
      : (session?.environments.find((environment) => environment.id === id)?.name ?? id);
  const columns: Column<ApiKey>[] = [
    { key: 'name', header: t('keys.name'), cell: ({ name }) => <bdi>{name}</bdi> },
    { key: 'key', header: t('keys.key'), cell: (key) => <bdi className="code">{key.display_id}</bdi> },
    { key: 'reach', header: t('keys.reach'), cell: (key) => nameOf(key.environment_id) },
    {
      key: 'scopes',
      header: t('keys.scopes'),
      cell: ({ scopes }) => scopes.map((scope) => t(`keys.scope.${scope}`)).join(', '),
    },
    { key: 'by', header: t('keys.createdBy'), cell: (key) => <bdi>{key.created_by_name ?? key.created_by}</bdi> },
    {
      key: 'used',
      header: t('keys.lastUsed'),
      cell: (key) => (key.last_used_at ? <Time at={key.last_used_at} /> : t('keys.never')),
    },
    {
      key: 'expires',
      header: t('keys.expires'),
      cell: (key) => (key.expires_at ? <Time at={key.expires_at} day /> : t('keys.never')),
    },
    { key: 'actions', header: t('actions'), cell: (key) => <Revoke apiKey={key} /> },
  ];
  const create = (
    <MayDo scope="keys:manage">
      <Button onClick={() => setCreating(true)}>{t('keys.create')}</Button>
    </MayDo>
  );
  return (
    <Page title={t('nav.apiKeys')} lead={t('keys.lead')} actions={create}>
      <ListCard>
        <ListTable
          name={t('nav.apiKeys')}
          query={query}
          params={params}
          columns={columns}
          keyOf={({ id }) => id}
          empty={<EmptyState icon={KeyRound} title={t('keys.empty')} action={create} />}
        />
      </ListCard>
      {isCreating && <CreateKeyDrawer onClose={() => setCreating(false)} />}
    </Page>
  );
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const revoke = async () => {
    await api.delete(`/api-keys/${apiKey.id}`);
    toastDone(t('keys.revoked'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        {t('keys.revoke.confirm')}
        <span className="visually-hidden">
          {' '}
          <bdi>{apiKey.name}</bdi>
        </span>
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('keys.revoke.title', { name: apiKey.name })}
          confirm={t('keys.revoke.confirm')}
          danger
          onConfirm={revoke}
          onClose={() => setAsking(false)}
        >
          <Text>{t('keys.revoke.text')}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}
