import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useList } from '../../api/queries';
import type { ListedPayment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import { Table, TableSkeleton } from '../../ui/data-table';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { usePaymentColumns } from '../payments/payment-columns';

/** The newest payments of a customer. The list of all payments contains the others. */
export function CustomerPayments({ customerId }: { customerId: string }) {
  const { t } = useI18n();
  const path = usePath();
  const columns = usePaymentColumns().filter(({ key }) => key !== 'customer' && key !== 'paid');
  const { data, error, refetch } = useList<ListedPayment>('/payments', { customer_id: customerId, limit: 25 });
  return (
    <Card
      title={t('nav.payments')}
      flush
      actions={
        <Anchor component={Link} to={path(`/payments?customer=${customerId}`)} size="sm">
          {t('viewAll')}
        </Anchor>
      }
    >
      {error && (
        <div className="card-pad">
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <TableSkeleton columns={5} rows={3} />}
      {data?.items.length === 0 && (
        <Text c="dimmed" size="sm" className="card-pad">
          {t('payments.empty')}
        </Text>
      )}
      {data && data.items.length > 0 && (
        <Table name={t('nav.payments')} rows={data.items} keyOf={({ id }) => id} columns={columns} />
      )}
    </Card>
  );
}
