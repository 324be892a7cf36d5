import { Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { Invoice, Page, Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { Table, TableSkeleton } from '../../ui/data-table';
import { Card } from '../../ui/page';
import { usePaymentColumns } from '../payments/payment-columns';

/** Invoices whose payments are looked up; the API lists payments by invoice, not by customer. */
const MOST = 20;

export function CustomerPayments({ invoices, isLoading }: { invoices: Invoice[]; isLoading: boolean }) {
  const { t } = useI18n();
  const api = useApi();
  const columns = usePaymentColumns().filter(({ key }) => key !== 'provider' && key !== 'paid');
  const lists = useQueries({
    queries: invoices.slice(0, MOST).map(({ id }) => ({
      queryKey: [api.environmentId, '/payments', { destination_id: id, limit: 100 }],
      queryFn: () => api.get<Page<Payment>>('/payments', { destination_id: id, limit: 100 }),
    })),
  });
  const payments = lists.flatMap(({ data }) => data?.items ?? []).sort((one, other) => other.id.localeCompare(one.id));
  const isPending = isLoading || lists.some((list) => list.isPending);
  return (
    <Card title={t('nav.payments')} flush>
      {isPending && <TableSkeleton columns={5} rows={3} />}
      {!isPending && payments.length === 0 && (
        <Text c="dimmed" size="sm" className="card-pad">
          {t('payments.empty')}
        </Text>
      )}
      {!isPending && payments.length > 0 && (
        <Table name={t('nav.payments')} rows={payments} keyOf={({ id }) => id} columns={columns} />
      )}
    </Card>
  );
}
