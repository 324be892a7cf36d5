import { Anchor, Button } from '@mantine/core';
import { RefreshCw, ScrollText } from 'lucide-react';
import { Link } from 'react-router';
import { useList } from '../../api/queries';
import { daySpan } from '../../api/search-body';
import type { LoggedRequest } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/en/developers';
import { useSession } from '../../session/session';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import { ChoiceFilter, ClearFilters, DayFilter, SearchFilter } from '../../ui/filters';
import { formatElapsed, formatMoment } from '../../ui/format';
import { LateListTools } from '../../ui/late-list-tools';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { useListPreferences } from '../../ui/list-preferences';
import { Page } from '../../ui/page';
import { EmptyState } from '../../ui/states';
import { Time } from '../../ui/time';
import { useOpened } from '../../ui/use-opened';
import { shortId } from '../payments/payment-columns';
import { HttpStatus } from './http-status';
import { RequestDrawer } from './request-drawer';

const FILTERS = ['path', 'request', 'method', 'status', 'from', 'to'] as const;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
const STATUSES = ['2xx', '3xx', '4xx', '5xx'] as const;

export default function RequestsPage() {
  const { t, locale } = useI18n();
  const params = useListParams(FILTERS);
  const days = useSession().session?.request_log_days;
  const opened = useOpened();
  const asked = {
    limit: params.limit,
    offset: params.offset,
    path: params.get('path'),
    request_id: params.get('request'),
    method: params.get('method'),
    status_class: params.get('status'),
    ...daySpan(params),
  };
  const query = useList<LoggedRequest>('/request-log', asked);
  const preferences = useListPreferences('requests');
  const columns: Column<LoggedRequest>[] = [
    {
      key: 'request',
      header: t('requests.request'),
      cell: (row) => (
        <Anchor component={Link} to={opened.linkTo(row.id)} className="request-path">
          <bdi className="code">
            {row.method} {shortPath(row.path)}
          </bdi>
        </Anchor>
      ),
    },
    { key: 'status', header: t('requests.status'), cell: (row) => <HttpStatus request={row} /> },
    { key: 'error', header: t('requests.error'), cell: ({ error_code: code }) => <ErrorCode code={code} /> },
    {
      key: 'key',
      lesser: true,
      header: t('requests.key'),
      cell: (row) => (
        <>
          <bdi className="no-wrap">{row.key_name}</bdi>
          {row.origin === 'console' && <span className="sub">{t('requests.origin.console')}</span>}
        </>
      ),
    },
    {
      key: 'duration',
      header: t('requests.duration'),
      end: true,
      cell: ({ duration_ms: ms }) => <span className="no-wrap">{formatElapsed(ms, locale)}</span>,
    },
    {
      key: 'time',
      header: t('requests.time'),
      end: true,
      cell: ({ received_at: at }) => (
        <span className="no-wrap">
          <Time at={at} focusable text={formatMoment(at, locale)} />
        </span>
      ),
    },
  ];
  return (
    <Page
      title={t('nav.requestLog')}
      lead={
        <>
          {t('requests.lead')} {days !== undefined && t('requests.kept', { days })}
        </>
      }
      actions={
        <Button
          variant="default"
          leftSection={<RefreshCw size={16} />}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {t('requests.refresh')}
        </Button>
      }
    >
      <ListCard
        filters={
          <>
            <SearchFilter params={params} name="path" label={t('requests.searchPath')} />
            <SearchFilter params={params} name="request" label={t('requests.searchId')} />
            <ChoiceFilter
              params={params}
              name="method"
              label={t('requests.method')}
              choices={METHODS.map((value) => ({ value, label: value }))}
            />
            <ChoiceFilter
              params={params}
              name="status"
              label={t('requests.status')}
              choices={STATUSES.map((value) => ({ value, label: t(`requests.status.${value}`) }))}
            />
            <DayFilter params={params} labels={{ name: 'requests.at', from: 'requests.from', to: 'requests.to' }} />
            <ClearFilters params={params} />
          </>
        }
        tools={
          <LateListTools
            params={params}
            file="requests"
            path="/request-log"
            input={{ query: asked }}
            preferences={preferences}
            columns={columns.filter(({ key }) => !preferences.hidden.includes(key))}
          />
        }
      >
        <ListTable
          name={t('nav.requestLog')}
          query={query}
          params={params}
          columns={columns}
          keyOf={({ id }) => id}
          empty={
            <EmptyState icon={ScrollText} title={t('requests.empty')}>
              {t('requests.emptyText')}
            </EmptyState>
          }
        />
      </ListCard>
      {opened.id !== '' && <RequestDrawer id={opened.id} onClose={opened.close} />}
    </Page>
  );
}

/** The path without the common prefix and with short ids. The opened request shows the full path. */
const shortPath = (path: string): string =>
  path.replace(/^\/api\/v1(?=\/)/, '').replace(/\b[a-z]+_[0-9A-Z]{26}\b/g, shortId);

function ErrorCode({ code }: { code: string | null }) {
  return code === null ? <span className="nothing">—</span> : <bdi className="code">{code}</bdi>;
}
