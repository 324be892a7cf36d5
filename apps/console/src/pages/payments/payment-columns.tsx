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
import { wayOf } from './paid-with';
import { PaymentMenu } from './payment-menu';

export function usePaymentColumns(): Column<ListedPayment>[] {
  const { t, word } = useI18n();
  const path = usePath();
  return [
    {
      key: 'payment',
      sort: 'amount',
      header: t('amount'),
      cell: (payment) => <AmountAndStatus payment={payment} />,
    },
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customer_id: id, customer_name: name }) =>
        id === null ? (
          '—'
        ) : (
          <Anchor component={Link} to={path(`/customers/${id}`)} dir="auto" className="cut" title={name ?? undefined}>
            {name ?? shortId(id)}
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
      key: 'method',
      header: t('payment.method'),
      cell: (payment) => <bdi className="no-wrap">{wayOf(payment, word)}</bdi>,
    },
    {
      key: 'created',
      sort: 'created_at',
      header: t('created'),
      cell: (payment) => <Time at={payment.created_at} brief />,
    },
    {
      key: 'paid',
      lesser: true,
      sort: 'succeeded_at',
      header: t('payment.paidAt'),
      cell: (payment) => <Time at={payment.succeeded_at} brief />,
    },
    {
      key: 'id',
      lesser: true,
      header: t('payment.id'),
      cell: ({ id }) => <bdi className="code">{shortId(id)}</bdi>,
    },
    { key: 'actions', header: t('actions'), cell: (payment) => <PaymentMenu payment={payment} /> },
  ];
}

/** Below them, the number of declined attempts and the reason of the last one. */
function AmountAndStatus({ payment }: { payment: ListedPayment }) {
  const { t } = useI18n();
  const path = usePath();
  const reasonOf = useAttemptReason();
  const last = payment.attempts.at(-1);
  return (
    <>
      <span className="amount-and-status">
        <Anchor component={Link} to={path(`/payments/${payment.id}`)}>
          <Money amount={payment.amount} currency={payment.currency} strong />
        </Anchor>
        <StatusBadge status={payment.payment_status} />
      </span>
      {last && payment.succeeded_at === null && (
        <span className="sub">
          {t('payment.declined', { count: payment.attempts.length })} <Time at={last.created_at} brief />
          {' · '}
          {reasonOf(last)}
        </span>
      )}
    </>
  );
}

/** A short form that tells two ids apart in a table. The record's page shows the full id. */
export const shortId = (id: string): string => `${id.slice(0, id.indexOf('_') + 1)}…${id.slice(-6)}`;
