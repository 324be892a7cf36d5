import { Stack, Text } from '@mantine/core';
import Decimal from 'decimal.js';
import { type ReactNode, useState } from 'react';
import { useInvoice } from '../../api/queries';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { digitsIn } from '../../ui/amount';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { formatMoney } from '../../ui/format';
import { ReasonField } from '../../ui/reason-field';
import { useMoneyAct } from '../../ui/use-money-act';

interface DialogProps {
  payment: Payment;
  onClose: () => void;
}

/** Voiding has a different effect for each payment method. */
export default function VoidPaymentDialog(props: DialogProps) {
  return props.payment.payment_method_type === 'offline' ? (
    <TakeBackDialog {...props} />
  ) : (
    <SwitchOffDialog {...props} />
  );
}

/** A payment that was recorded by mistake. Shows the books before and after. */
function TakeBackDialog({ payment, onClose }: DialogProps) {
  const { t, locale } = useI18n();
  const invoice = useInvoice(payment.destination_id).data;
  const name = payment.invoice_number ?? payment.destination_id;
  const amount = formatMoney(payment.captured_amount, payment.currency, locale);
  const after = (figure: string, sign: 1 | -1) =>
    formatMoney(
      Decimal.max(0, new Decimal(figure).plus(new Decimal(payment.captured_amount).times(sign))).toFixed(
        digitsIn(figure),
      ),
      payment.currency,
      locale,
    );
  return (
    <VoidDialog
      payment={payment}
      title={t('takeBack.title', { amount })}
      confirm={t('takeBack.submit', { amount })}
      done={t('takeBack.done', { amount })}
      onClose={onClose}
    >
      <Text>{t('takeBack.what', { amount, name })}</Text>
      {invoice && (
        <Text role="status">
          {t('takeBack.after', {
            name,
            paid: after(invoice.amount_paid, -1),
            remaining: after(invoice.amount_remaining, 1),
          })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('takeBack.kept')}
      </Text>
    </VoidDialog>
  );
}

/** A link that must no longer be paid. */
function SwitchOffDialog({ payment, onClose }: DialogProps) {
  const { t, locale } = useI18n();
  const invoice = useInvoice(payment.destination_id).data;
  const amount = formatMoney(payment.amount, payment.currency, locale);
  return (
    <VoidDialog
      payment={payment}
      title={t('switchOff.title', { amount })}
      confirm={t('switchOff')}
      done={t('switchOff.done', { amount })}
      onClose={onClose}
    >
      <Text>{t('switchOff.what', { amount, customer: invoice?.customer?.name ?? t('customer') })}</Text>
      {invoice && (
        <Text size="sm" c="dimmed">
          {t('switchOff.after', {
            name: invoice.invoice_number ?? invoice.id,
            remaining: formatMoney(invoice.amount_remaining, invoice.currency, locale),
          })}
        </Text>
      )}
    </VoidDialog>
  );
}

function VoidDialog({
  payment,
  title,
  confirm,
  done,
  onClose,
  children,
}: DialogProps & { title: string; confirm: string; done: string; children: ReactNode }) {
  const { t } = useI18n();
  const send = useMoneyAct<Payment>(`/payments/${payment.id}/void`);
  const [reason, setReason] = useState('');
  const text = reason.trim();
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      danger
      onConfirm={() => send(text === '' ? {} : { reason: text }, () => done)}
      onClose={onClose}
    >
      <Stack>
        {children}
        <ReasonField label={t('invoice.void.reason')} value={reason} onChange={setReason} />
      </Stack>
    </ConfirmDialog>
  );
}
