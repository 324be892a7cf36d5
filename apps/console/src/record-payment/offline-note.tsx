import { Alert } from '@mantine/core';
import Decimal from 'decimal.js';
import type { Invoice, ListedPayment } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/record';
import { digitsIn } from '../ui/amount';
import { formatMoney } from '../ui/format';

interface OfflineNoteProps {
  invoice: Invoice;
  /** The amount to be recorded, when the input is valid. */
  amount: Decimal | undefined;
  live: ListedPayment | undefined;
}

/** The effect of a manually recorded payment on the invoice and on the customer's link. */
export function OfflineNote({ invoice, amount, live }: OfflineNoteProps) {
  const { t, locale } = useI18n();
  const inMoney = (text: string) => formatMoney(text, invoice.currency, locale);
  const rest = amount && new Decimal(invoice.amount_remaining).minus(amount);
  const digits = digitsIn(invoice.amount_remaining);
  return (
    <Alert color={live ? 'yellow' : 'gray'} variant="light" role="status">
      <div>{t('record.offline.note')}</div>
      {live && <div>{t('record.offline.link', { amount: inMoney(live.amount) })}</div>}
      {rest?.isPositive() && !rest.isZero() && (
        <div>
          {t(live ? 'record.offline.newLink' : 'record.offline.rest', { amount: inMoney(rest.toFixed(digits)) })}
        </div>
      )}
    </Alert>
  );
}
