import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Api } from '../../api/client';
import type { DeadDeliveries } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/operator';
import { type Column, Table } from '../../ui/data-table';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { Time } from '../../ui/time';
import { useAdminStatus } from './use-admin-status';

type Dead = DeadDeliveries['items'][number];

const api = new Api(undefined);
const KEY = ['operator-dead'];

/** Work that was given up on, each with what failed and another try. */
export function DeadDeliveriesCard() {
  const { t } = useI18n();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => api.get<DeadDeliveries>('/admin/dead-deliveries'),
    refetchInterval: 10_000,
  });
  // The list has at most the newest hundred.
  const count = useAdminStatus().data?.dead;
  const redrive = useMutation({
    mutationFn: ({ event_id, subscriber }: Dead) =>
      api.post('/admin/dead-deliveries/redrive', { event_id, subscriber }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const columns: Column<Dead>[] = [
    { key: 'what', header: t('operator.dead.what'), cell: ({ event_type: type }) => <bdi dir="ltr">{type}</bdi> },
    {
      key: 'why',
      header: t('operator.dead.why'),
      cell: ({ subscriber, last_error: reason }) => (
        <bdi>
          {reason ?? '—'}
          <span className="sub">{subscriber}</span>
        </bdi>
      ),
    },
    { key: 'tenant', header: t('operator.dead.tenant'), lesser: true, cell: ({ tenant_id: id }) => <bdi>{id}</bdi> },
    { key: 'created', header: t('created'), cell: ({ created_at: at }) => <Time at={at} /> },
    {
      key: 'actions',
      header: t('actions'),
      cell: (dead) => (
        <Button size="xs" variant="default" loading={redrive.isPending} onClick={() => redrive.mutate(dead)}>
          {t('operator.dead.again')}
        </Button>
      ),
    },
  ];
  return (
    <Card title={count ? t('operator.dead.counted', { count }) : t('operator.dead')} flush>
      {error && (
        <div className="card-pad">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {redrive.error && (
        <div className="card-pad">
          <ProblemAlert error={redrive.error} />
        </div>
      )}
      {data?.items.length === 0 && (
        <Text c="dimmed" size="sm" className="card-pad">
          {t('operator.dead.none')}
        </Text>
      )}
      {data && data.items.length > 0 && (
        <Table
          name={t('operator.dead')}
          rows={data.items}
          keyOf={({ event_id: id, subscriber }) => `${id} ${subscriber}`}
          columns={columns}
        />
      )}
    </Card>
  );
}
