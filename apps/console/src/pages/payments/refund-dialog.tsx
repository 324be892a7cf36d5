import { Stack, Text, TextInput } from '@mantine/core';
import Decimal from 'decimal.js';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { asTyped, digitsIn, readAmount } from '../../ui/amount';
import { AmountField, useAmountProblem } from '../../ui/amount-field';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { formatMoney } from '../../ui/format';
import { ProblemAlert } from '../../ui/states';
import { REASON_LENGTH, refundableOf } from './refundable';
import { useMoneyAct } from './use-money-act';

/** All or a part of what was taken goes back. Says in money what happens, and where the money goes. */
export default function RefundDialog({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { t, locale } = useI18n();
  const explain = useAmountProblem();
  const send = useMoneyAct(payment, 'refund');
  const [left] = useState(() => refundableOf(payment));
  const digits = digitsIn(left);
  const [typed, setTyped] = useState(asTyped(left));
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const { amount, problem } = readAmount(typed, digits);
  const inMoney = (value: Decimal | string) =>
    formatMoney(typeof value === 'string' ? value : value.toFixed(digits), payment.currency, locale);
  const wrong = (): string | undefined => {
    if (!amount) return explain(problem, typed, payment.currency, digits);
    if (!amount.greaterThan(0)) return t('record.field.positive');
    return amount.greaterThan(left) ? t('refund.most', { amount: inMoney(left) }) : undefined;
  };
  const isReady = wrong() === undefined && amount !== undefined;
  const refund = async () => {
    const found = wrong();
    setError(found);
    if (found !== undefined || !amount) return false;
    const text = reason.trim();
    await send({ amount: amount.toFixed(digits), ...(text !== '' && { reason: text }) }, ({ refunds }) =>
      t(refunds.some(({ state }) => state === 'accepted') ? 'refund.accepted' : 'refund.done', {
        amount: inMoney(amount),
      }),
    );
    return true;
  };
  const isOffline = payment.payment_method_type === 'offline';
  const words = {
    amount: isReady ? inMoney(amount) : '…',
    kept: isReady ? inMoney(new Decimal(left).minus(amount)) : '…',
    invoice: payment.invoice_number ?? payment.destination_id,
  };
  return (
    <ConfirmDialog
      title={t('refund.title', { name: words.invoice })}
      confirm={isReady ? t('refund.submit', { amount: words.amount }) : t('refund')}
      danger
      onConfirm={refund}
      onClose={onClose}
      explain={(refusal) => refusal instanceof ApiProblem && <RefundProblem problem={refusal} />}
    >
      <Stack>
        <AmountField
          label={t('amount')}
          required
          currency={payment.currency}
          digits={digits}
          leftSection={<span className="currency">{payment.currency}</span>}
          leftSectionWidth={56}
          description={t('refund.left', { amount: inMoney(left) })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={typed}
          error={error}
          onChange={(text) => {
            setTyped(text);
            setError(undefined);
          }}
        />
        <TextInput
          label={t('refund.reason')}
          dir="auto"
          maxLength={REASON_LENGTH}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Text role="status">{t(isOffline ? 'refund.what.offline' : 'refund.what.nomod', words)}</Text>
        <Text size="sm" c="dimmed">
          {t('refund.invoice', words)}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}

/** Whether money went back is the question that a refusal has to answer. */
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
