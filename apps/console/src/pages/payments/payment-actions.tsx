import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useScope } from '../../session/session';
import { ActionButton } from '../../ui/action-button';
import { isPositive } from '../../ui/is-positive';
import { Arriving } from '../../ui/states';
import { refundBlocked, takeBackBlocked } from './refundable';
import type { usePaymentActions } from './use-payment-actions';

const RefundDialog = lazy(() => import('./refund-dialog'));
const VoidPaymentDialog = lazy(() => import('./void-payment-dialog'));

interface PaymentActionsProps {
  payment: Payment;
  actions: ReturnType<typeof usePaymentActions>;
}

/** The actions for a payment. An unavailable action shows the reason. */
export function PaymentActions({ payment, actions }: PaymentActionsProps) {
  const { t } = useI18n();
  const [asking, setAsking] = useState<'refund' | 'takeBack'>();
  const mayWrite = useScope('write');
  const mayRefund = useScope('refunds:write');
  const mayTakeBack = useScope('payments:offline');
  const isOffline = payment.payment_method_type === 'offline';
  const noRefund = refundBlocked(payment);
  const noTakeBack = takeBackBlocked(payment);
  const close = () => setAsking(undefined);
  return (
    <>
      {isPositive(payment.captured_amount) && (
        <Button variant="default" loading={actions.isBusy} onClick={() => void actions.saveReceipt()}>
          {t('payment.receipt')}
        </Button>
      )}
      {mayWrite && !isOffline && (
        <ActionButton
          variant="default"
          loading={actions.isBusy}
          onClick={() => void actions.check()}
          disabledReason={actions.canCheck ? undefined : t('payment.check.blocked')}
        >
          {t('payment.check')}
        </ActionButton>
      )}
      {mayTakeBack && isOffline && (
        <ActionButton
          variant="default"
          onClick={() => setAsking('takeBack')}
          disabledReason={noTakeBack && t(noTakeBack)}
        >
          {t('takeBack')}
        </ActionButton>
      )}
      {mayRefund && (
        <ActionButton variant="default" onClick={() => setAsking('refund')} disabledReason={noRefund && t(noRefund)}>
          {t('refund')}
        </ActionButton>
      )}
      {mayWrite && actions.canRetry && (
        <Button loading={actions.isBusy} onClick={() => void actions.retry()}>
          {t('payment.retry')}
        </Button>
      )}
      <Suspense fallback={<Arriving />}>
        {asking === 'refund' && <RefundDialog payment={payment} onClose={close} />}
        {asking === 'takeBack' && <VoidPaymentDialog payment={payment} onClose={close} />}
      </Suspense>
    </>
  );
}
