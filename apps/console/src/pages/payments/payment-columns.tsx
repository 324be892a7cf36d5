import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { ListedPayment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import type { Column } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { StatusBadge } from '../../ui/status-badge';
import { Time } from '../../ui/time';
import { useAttemptReason } from './attempt-reason';
import { PaymentMenu } from './payment-menu';

export function usePaymentColumns(): Column<ListedPayment>[] {
  const { t, word } = useI18n();
  const path = usePath();
  return [
    {
      key: 'id',
      header: t('payment.id'),
      cell: ({ id }) => (
        <Anchor component={Link} to={path(`/payments/${id}`)} className="code">
          <bdi>{shortId(id)}</bdi>
        </Anchor>
      ),
    },
    {
      key: 'invoice',
      header: t('invoice'),
      cell: (payment) => (
        <Anchor component={Link} to={path(`/invoices/${payment.destination_id}`)} className="no-wrap">
          <bdi>{payment.invoice_number ?? shortId(payment.destination_id)}</bdi>
        </Anchor>
      ),
    },
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customer_id: id, customer_name: name }) =>
        id === null ? (
          '—'
        ) : (
          <Anchor component={Link} to={path(`/customers/${id}`)} dir="auto">
            {name ?? shortId(id)}
          </Anchor>
        ),
    },
    {
      key: 'method',
      lesser: true,
      header: t('payment.method'),
      cell: ({ payment_method_type: method, payment_gateway: provider }) => (
        <span>
          {word(`method.${method}`, method)}
          {provider !== null && <span className="sub">{word(`provider.${provider}`, provider)}</span>}
        </span>
      ),
    },
    {
      key: 'amount',
      sort: 'amount',
      header: t('amount'),
      end: true,
      cell: (payment) => <Money amount={payment.amount} currency={payment.currency} />,
    },
    { key: 'status', header: t('status'), cell: (payment) => <PaymentStatus payment={payment} /> },
    { key: 'created', sort: 'created_at', header: t('created'), cell: (payment) => <Time at={payment.created_at} /> },
    {
      key: 'paid',
      lesser: true,
      sort: 'succeeded_at',
      header: t('payment.paidAt'),
      cell: (payment) => <Time at={payment.succeeded_at} />,
    },
    { key: 'actions', header: t('actions'), cell: (payment) => <PaymentMenu payment={payment} /> },
  ];
}

/** Includes the number of declined attempts and the reason of the last one. */
function PaymentStatus({ payment }: { payment: ListedPayment }) {
  const { t } = useI18n();
  const reasonOf = useAttemptReason();
  const last = payment.attempts.at(-1);
  return (
    <span>
      <StatusBadge status={payment.payment_status} />
      {last && payment.succeeded_at === null && (
        <span className="sub">
          {t('payment.declined', { count: payment.attempts.length })} <Time at={last.created_at} />
          {' · '}
          {reasonOf(last)}
        </span>
      )}
    </span>
  );
}

/** A short form that tells two ids apart in a table. The record's page shows the full id. */
export const shortId = (id: string): string => `${id.slice(0, id.indexOf('_') + 1)}…${id.slice(-6)}`;
