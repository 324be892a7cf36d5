import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Invoice, Payment } from '../api/types';
import { usePayment } from '../api/queries';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/corrections';
import { CopyButton } from '../ui/copy-button';
import { formatMoney } from '../ui/format';
import { LinkField } from '../ui/link-field';
import { Money } from '../ui/money';
import { OpenLink } from '../ui/open-link';
import { Fact, Facts } from '../ui/page';
import { StatusBadge } from '../ui/status-badge';
import { useReturnFocus } from '../ui/use-return-focus';
import { useQrCode } from './use-qr-code';

interface LinkCreatedDialogProps {
  payment: Payment;
  invoice: Invoice;
  /** The invoice already had this link, so no link was made. */
  isReused: boolean;
  /** The element that opened the previous dialog. */
  opener: Element | null;
  onClose: () => void;
}

/** The link, ready to be sent. It stays available on the payment, on the invoice and through the API. */
export default function LinkCreatedDialog({ payment, invoice, isReused, opener, onClose }: LinkCreatedDialogProps) {
  const { t, locale } = useI18n();
  useReturnFocus(opener);
  const field = useRef<HTMLInputElement>(null);
  const [isRefused, setRefused] = useState(false);
  const current = usePayment(payment.id).data ?? payment;
  const url = payment.payment_url ?? '';
  const qr = useQrCode(url, t('created.qr.image'));
  const isPaid = current.succeeded_at !== null;
  const paid = formatMoney(current.captured_amount, current.currency, locale);
  const isOver = isPaid || current.payment_url === null;
  const isInvoiceLink = payment.metadata['nomod_invoice_id'] !== undefined;
  const selectByHand = () => {
    setRefused(true);
    field.current?.focus();
    field.current?.select();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isPaid ? 'created.title.paid' : isReused ? 'created.title.reused' : 'created.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <Facts>
          <Fact name={t('invoice')}>
            <bdi>{invoice.invoice_number ?? invoice.id}</bdi>
          </Fact>
          <Fact name={t('amount')}>
            <Money amount={payment.amount} currency={payment.currency} strong />
          </Fact>
          <Fact name={t('customer')}>{invoice.customer?.name}</Fact>
          <Fact name={t('status')}>
            <span role="status">
              <StatusBadge status={current.payment_status} />
            </span>
          </Fact>
        </Facts>
        {isOver ? (
          <>
            <Text role="status">{isPaid ? t('created.paid', { amount: paid }) : t('payment.link.dead')}</Text>
            <Group justify="flex-end">
              <Button onClick={onClose} data-autofocus>
                {t('close')}
              </Button>
            </Group>
          </>
        ) : (
          <>
            {(isInvoiceLink || isReused) && (
              <Text size="sm">{t(isInvoiceLink ? 'created.existing' : 'created.reused')}</Text>
            )}
            <LinkField
              ref={field}
              label={t('created.link')}
              value={url}
              data-autofocus
              description={isRefused ? <span role="alert">{t('copy.byHand')}</span> : t('created.note')}
            />
            {qr.image}
            <Group gap="xs" justify="space-between">
              {qr.toggle}
              <Group gap="xs">
                <CopyButton text={url} onRefused={selectByHand} primary>
                  {t('copyLink')}
                </CopyButton>
                <OpenLink url={url}>{t('openNewTab')}</OpenLink>
                <Button variant="default" onClick={onClose}>
                  {t('close')}
                </Button>
              </Group>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
