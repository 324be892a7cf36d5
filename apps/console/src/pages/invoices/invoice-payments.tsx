import { Text } from '@mantine/core';
import { useList } from '../../api/queries';
import type { ListedPayment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Table, TableSkeleton } from '../../ui/data-table';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { usePaymentColumns } from '../payments/payment-columns';

/** Every attempt to collect an invoice's amount, newest first. */
export function InvoicePayments({ invoiceId }: { invoiceId: string }) {
  const { t } = useI18n();
  const { data, error, refetch } = useList<ListedPayment>('/payments', { destination_id: invoiceId, limit: 100 });
  const columns = usePaymentColumns().filter(({ key }) =>
    ['payment', 'method', 'created', 'id', 'actions'].includes(key),
  );
  return (
    <Card title={t('nav.payments')} flush>
      {error && (
        <div className="card-pad">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <TableSkeleton columns={4} rows={2} />}
      {data?.items.length === 0 && (
        <Text c="dimmed" size="sm" className="card-pad">
          {t('invoice.noPayments')}
        </Text>
      )}
      {data && data.items.length > 0 && (
        <Table name={t('nav.payments')} rows={data.items} keyOf={({ id }) => id} columns={columns} />
      )}
    </Card>
  );
}
