import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ApiProblem } from '../../api/api-problem';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ReasonField } from '../../ui/reason-field';
import { ProblemAlert } from '../../ui/states';
import { useMoneyAct } from '../../ui/use-money-act';
import { usePartAmount } from '../../ui/use-part-amount';
import { refundableOf } from './refundable';

/** Refunds a payment in full or in part. Shows the effect in money, and where the money goes. */
export default function RefundDialog({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { t } = useI18n();
  const send = useMoneyAct<Payment>(`/payments/${payment.id}/refund`);
  const [left] = useState(() => refundableOf(payment));
  const part = usePartAmount({ left, currency: payment.currency, help: 'refund.left', tooMuch: 'refund.most' });
  const [reason, setReason] = useState('');
  const { amount } = part;
  const words = {
    amount: part.words?.amount ?? '…',
    kept: part.words?.rest ?? '…',
    invoice: payment.invoice_number ?? payment.destination_id,
  };
  const refund = async () => {
    part.check();
    if (amount === undefined) return false;
    const text = reason.trim();
    await send({ amount, ...(text !== '' && { reason: text }) }, ({ refunds }) =>
      t(refunds.some(({ state }) => state === 'accepted') ? 'refund.accepted' : 'refund.done', words),
    );
    return true;
  };
  const isOffline = payment.payment_method_type === 'offline';
  return (
    <ConfirmDialog
      title={t('refund.title', { name: words.invoice })}
      confirm={amount === undefined ? t('refund') : t('refund.submit', words)}
      danger
      onConfirm={refund}
      onClose={onClose}
      explain={(refusal) => <RefundProblem problem={refusal} />}
    >
      <Stack>
        {part.field}
        <ReasonField label={t('refund.reason')} value={reason} onChange={setReason} />
        <Text role="status">{t(isOffline ? 'refund.what.offline' : 'refund.what.nomod', words)}</Text>
        <Text size="sm" c="dimmed">
          {t('refund.invoice', words)}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}

/** Shows whether money was refunded. */
function RefundProblem({ problem }: { problem: ApiProblem }) {
  const { t } = useI18n();
  switch (problem.code) {
    case 'nomod_outcome_unknown':
      return <ProblemAlert error={problem} title={t('refund.problem.unknown')} />;
    case 'nomod_error':
      return <ProblemAlert error={problem} title={t('refund.problem.refused')} />;
    case 'unreachable':
      return <ProblemAlert error={problem} title={t('refund.problem.unreachable')} />;
    default:
      return <ProblemAlert error={problem} />;
  }
}
