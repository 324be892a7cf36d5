import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Api } from '../../api/client';
import type { Page as ListPage, Tenant } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/operator';
import { CopyableId, CopyIcon } from '../../ui/copy-button';
import { type Column, Table, TableSkeleton } from '../../ui/data-table';
import { TYPED_MS } from '../../ui/filters';
import { MenuAction } from '../../ui/menu-action';
import { Card } from '../../ui/page';
import { MOST_COUNTED } from '../../ui/pager';
import { RowMenu } from '../../ui/row-menu';
import { NoMatch, ProblemAlert } from '../../ui/states';
import { Time } from '../../ui/time';
import { TenantDialog, type TenantAct } from './tenant-dialog';

const api = new Api(undefined);

/** Rows that are loaded at once. */
const ROWS = 25;

/** Every tenant of the installation, with what the operator can do for it. */
export function TenantsCard() {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), TYPED_MS);
  const [opened, setOpened] = useState<{ tenant: Tenant; act: TenantAct }>();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['operator-tenants', search],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get<ListPage<Tenant>>('/admin/tenants', { search, cursor, limit: ROWS }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pagination }) => pagination.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const tenants = data?.pages.flatMap(({ items }) => items);
  const total = data?.pages[0]?.pagination.total;
  const isCounted = total !== undefined && total < MOST_COUNTED;
  const title = isCounted ? t('operator.tenants.counted', { count: total }) : t('operator.tenants');
  const columns: Column<Tenant>[] = [
    {
      key: 'name',
      header: t('operator.dead.tenant'),
      cell: ({ id, name }) => (
        <>
          <bdi>{name}</bdi>
          <span className="sub">
            <CopyableId id={id} />
          </span>
        </>
      ),
    },
    {
      key: 'environments',
      header: t('operator.tenants.environments'),
      cell: ({ environments }) =>
        environments.map(({ id, name, type }) => (
          <span key={id} className="copyable">
            <bdi>{name}</bdi>
            <span className="quiet">
              {t(type === 'sandbox' ? 'operator.tenants.sandbox' : 'operator.tenants.production')}
            </span>
            <CopyIcon text={id} name={t('operator.tenants.idOf', { name })} />
          </span>
        )),
    },
    { key: 'created', header: t('created'), cell: ({ created_at: at }) => <Time at={at} /> },
    {
      key: 'actions',
      header: t('actions'),
      cell: (tenant) => (
        <RowMenu label={t('operator.tenants.actions', { name: tenant.name })} width={220}>
          <MenuAction onClick={() => setOpened({ tenant, act: 'owner' })}>{t('operator.owner')}</MenuAction>
          <MenuAction onClick={() => setOpened({ tenant, act: 'key' })}>{t('operator.key')}</MenuAction>
        </RowMenu>
      ),
    },
  ];
  return (
    <Card title={title} flush>
      <div className="filters">
        <TextInput
          type="search"
          aria-label={t('operator.tenants.search')}
          placeholder={t('operator.tenants.search')}
          leftSection={<Search size={16} aria-hidden />}
          maxLength={255}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          className="filter-search"
        />
      </div>
      {isPending && <TableSkeleton columns={3} rows={4} />}
      {tenants && tenants.length > 0 && (
        <Table name={t('operator.tenants')} rows={tenants} keyOf={({ id }) => id} columns={columns} />
      )}
      {tenants?.length === 0 &&
        (search === '' ? (
          <Text c="dimmed" size="sm" className="card-pad">
            {t('operator.tenants.none')}
          </Text>
        ) : (
          <NoMatch onClear={() => setText('')} />
        ))}
      {error && (
        <div className="card-pad">
          <ProblemAlert error={error} onRetry={() => void (tenants ? fetchNextPage() : refetch())} />
        </div>
      )}
      {hasNextPage && !error && (
        <Group justify="center" className="pager">
          <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('operator.tenants.more')}
          </Button>
        </Group>
      )}
      {opened && <TenantDialog {...opened} onClose={() => setOpened(undefined)} />}
    </Card>
  );
}
