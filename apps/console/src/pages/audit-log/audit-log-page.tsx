import { Anchor } from '@mantine/core';
import { History } from 'lucide-react';
import { Link } from 'react-router';
import { useList } from '../../api/queries';
import { daySpan } from '../../api/search-body';
import type { AuditEntry } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/audit-log';
import { type Column } from '../../ui/data-table';
import { ChoiceFilter, ClearFilters, DayFilter, SearchFilter } from '../../ui/filters';
import { formatMoment } from '../../ui/format';
import { LateListTools } from '../../ui/late-list-tools';
import { ListCard } from '../../ui/list-page';
import { ListTable } from '../../ui/list-table';
import { useListParams } from '../../ui/list-params';
import { useListPreferences } from '../../ui/list-preferences';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { EmptyState, PageProblem } from '../../ui/states';
import { Time } from '../../ui/time';
import { useOpened } from '../../ui/use-opened';
import { ActorName } from './actor-name';
import { ChainCard } from './chain-card';
import { useActionChoices, useActorChoices } from './choices';
import { EntryDrawer } from './entry-drawer';

const FILTERS = ['search', 'actor', 'action', 'from', 'to'] as const;

/** What people and keys did by hand, and whether the record of it is whole. */
export default function AuditLogPage() {
  const { t, locale } = useI18n();
  const params = useListParams(FILTERS);
  const opened = useOpened();
  const asked = {
    limit: params.limit,
    offset: params.offset,
    search: params.get('search'),
    actor: params.get('actor'),
    action: params.get('action'),
    ...daySpan(params),
  };
  const query = useList<AuditEntry>('/audit-log', asked);
  const preferences = useListPreferences('audit-log');
  const actors = useActorChoices(params.get('actor'), query.data?.items);
  const actions = useActionChoices();
  if (query.error && !query.data) return <PageProblem error={query.error} onRetry={() => void query.refetch()} />;
  const columns: Column<AuditEntry>[] = [
    {
      key: 'action',
      header: t('audit.action'),
      cell: ({ id, action }) => (
        <Anchor component={Link} to={opened.linkTo(id)} className="no-wrap">
          {t(`audit.action.${action}`)}
        </Anchor>
      ),
    },
    {
      key: 'amount',
      header: t('amount'),
      end: true,
      cell: ({ details }) =>
        details?.['amount'] &&
        details['currency'] && <Money amount={details['amount']} currency={details['currency']} />,
    },
    { key: 'who', header: t('audit.who'), cell: (entry) => <ActorName entry={entry} /> },
    { key: 'about', header: t('audit.about'), cell: (entry) => <About entry={entry} /> },
    {
      key: 'source',
      lesser: true,
      header: t('audit.source'),
      cell: ({ source }) => source && <bdi className="code">{source}</bdi>,
    },
    {
      key: 'when',
      header: t('audit.when'),
      end: true,
      cell: ({ occurred_at: at }) => (
        <span className="no-wrap">
          <Time at={at} text={formatMoment(at, locale)} />
        </span>
      ),
    },
  ];
  const entry = query.data?.items.find(({ id }) => id === opened.id);
  return (
    <Page title={t('nav.auditLog')} lead={t('audit.lead')}>
      <div className="column">
        <ChainCard />
        <ListCard
          filters={
            <>
              <SearchFilter params={params} label={t('audit.search')} />
              <ChoiceFilter params={params} name="actor" label={t('audit.who')} choices={actors} />
              <ChoiceFilter params={params} name="action" label={t('audit.action')} choices={actions} />
              <DayFilter params={params} labels={{ name: 'audit.when', from: 'audit.from', to: 'audit.to' }} />
              <ClearFilters params={params} />
            </>
          }
          tools={
            <LateListTools
              params={params}
              file="audit-log"
              path="/audit-log"
              // In the order of the chain.
              input={{ query: { ...asked, order: 'asc' } }}
              preferences={preferences}
              columns={columns}
            />
          }
        >
          <ListTable
            name={t('nav.auditLog')}
            query={query}
            params={params}
            columns={columns.filter(({ key }) => !preferences.hidden.includes(key))}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => opened.linkTo(id)}
            empty={<EmptyState icon={History} title={t('audit.empty')} />}
          />
        </ListCard>
      </div>
      {entry && (
        <EntryDrawer entry={entry} onOnly={() => params.set({ actor: entry.actor, open: '' })} onClose={opened.close} />
      )}
    </Page>
  );
}

/** What says most about what was changed: a name or an address, otherwise the end of the id. */
function About({ entry: { actor, subject_id: id, details } }: { entry: AuditEntry }) {
  if (id === actor) return <span className="nothing">—</span>;
  const name = details?.['name'] ?? details?.['email'] ?? details?.['number'];
  return name === undefined ? <bdi className="code">{id.slice(-8)}</bdi> : <bdi>{name}</bdi>;
}
