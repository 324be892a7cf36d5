import { Anchor, Button, Group } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { Link } from 'react-router';
import { useList } from '../../api/queries';
import type { Approval, KeyScope } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/approvals';
import { usePath, useScope } from '../../session/session';
import { type Column } from '../../ui/data-table';
import { ListTable } from '../../ui/list-table';
import { ListCard } from '../../ui/list-page';
import { useListParams } from '../../ui/list-params';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { EmptyState } from '../../ui/states';
import { Time } from '../../ui/time';
import { useAct } from '../../ui/use-act';
import { LimitsCard } from './limits-card';

const FILTERS = [] as const;

const NEEDED: Record<Approval['act'], KeyScope> = {
  'payment.refund': 'refunds:write',
  'payment.record_offline': 'payments:offline',
  'invoice.credit': 'invoices:adjust',
  'invoice.discount': 'invoices:adjust',
  'invoice.void': 'invoices:adjust',
};

/** Actions that move money and wait for a second key. */
export default function ApprovalsPage() {
  const { t } = useI18n();
  const path = usePath();
  const params = useListParams(FILTERS);
  const query = useList<Approval>('/approvals', { limit: params.limit, offset: params.offset });
  const columns: Column<Approval>[] = [
    { key: 'act', header: t('approvals.act'), cell: ({ act }) => t(`approvals.act.${act}`) },
    {
      key: 'amount',
      header: t('amount'),
      end: true,
      cell: ({ amount, currency }) => <Money amount={amount} currency={currency} strong />,
    },
    {
      key: 'subject',
      header: t('approvals.subject'),
      cell: ({ subject_id: id }) => (
        <Anchor component={Link} to={path(`/${id.startsWith('pay_') ? 'payments' : 'invoices'}/${id}`)}>
          <bdi className="code">{id.slice(-8)}</bdi>
        </Anchor>
      ),
    },
    {
      key: 'by',
      header: t('approvals.requestedBy'),
      cell: ({ requested_by: id, requested_by_name: name }) => <bdi>{name ?? id.slice(-8)}</bdi>,
    },
    {
      key: 'decidedBy',
      header: t('approvals.decidedBy'),
      cell: ({ decided_by: id, decided_by_name: name }) => id && <bdi>{name ?? id.slice(-8)}</bdi>,
    },
    { key: 'until', header: t('approvals.until'), cell: ({ expires_at: at }) => <Time at={at} /> },
    { key: 'state', header: t('status'), cell: ({ state }) => t(`approvals.state.${state}`) },
    { key: 'actions', header: t('actions'), cell: (approval) => <Decide approval={approval} /> },
  ];
  return (
    <Page title={t('nav.approvals')} lead={t('approvals.lead')}>
      <div className="column">
        <ListCard>
          <ListTable
            name={t('nav.approvals')}
            query={query}
            params={params}
            columns={columns}
            keyOf={({ id }) => id}
            empty={<EmptyState icon={ShieldCheck} title={t('approvals.empty')} />}
          />
        </ListCard>
        <LimitsCard />
      </div>
    </Page>
  );
}

function Decide({ approval }: { approval: Approval }) {
  const { t } = useI18n();
  const { api, isBusy, act } = useAct();
  const may = useScope(NEEDED[approval.act]);
  if (!may || approval.state !== 'waiting') return null;
  const decide = (decision: 'approve' | 'refuse') =>
    act(
      () => api.post(`/approvals/${approval.id}/${decision}`),
      t(decision === 'approve' ? 'approvals.approved' : 'approvals.refused'),
    );
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="compact-sm" loading={isBusy} onClick={() => void decide('approve')}>
        {t('approvals.approve')}
      </Button>
      <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => void decide('refuse')}>
        {t('approvals.refuse')}
      </Button>
    </Group>
  );
}
