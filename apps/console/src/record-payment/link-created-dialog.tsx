import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { QrCode } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Invoice, Payment } from '../api/types';
import { usePayment } from '../api/queries';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/corrections';
import { CopyButton } from '../ui/copy-button';
import { formatMoney } from '../ui/format';
import { Money } from '../ui/money';
import { OpenLink } from '../ui/open-link';
import { Fact, Facts } from '../ui/page';
import { StatusBadge } from '../ui/status-badge';
import { useReturnFocus } from '../ui/use-return-focus';

const QrImage = lazy(() => import('./qr-image'));

interface LinkCreatedDialogProps {
  payment: Payment;
  invoice: Invoice;
  /** Nothing was made: the invoice had this link. */
  isReused: boolean;
  /** What opened the dialog before this one. */
  opener: Element | null;
  onClose: () => void;
}

/** The link, ready to be sent. It stays available on the payment, on the invoice and from the API. */
export default function LinkCreatedDialog({ payment, invoice, isReused, opener, onClose }: LinkCreatedDialogProps) {
  const { t, locale } = useI18n();
  useReturnFocus(opener);
  const field = useRef<HTMLInputElement>(null);
  const [isRefused, setRefused] = useState(false);
  const [isQrShown, setQrShown] = useState(false);
  const current = usePayment(payment.id).data ?? payment;
  const url = payment.payment_url ?? '';
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
            <TextInput
              ref={field}
              readOnly
              label={t('created.link')}
              value={url}
              dir="ltr"
              className="link-field"
              data-autofocus
              onFocus={(event) => event.currentTarget.select()}
              description={isRefused ? <span role="alert">{t('copy.byHand')}</span> : t('created.note')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
            />
            {isQrShown && (
              <Suspense fallback={<div className="qr" aria-busy="true" />}>
                <QrImage text={url} label={t('created.qr.image')} />
              </Suspense>
            )}
            <Group gap="xs" justify="space-between">
              <Button
                variant="subtle"
                color="gray"
                leftSection={<QrCode size={16} />}
                aria-expanded={isQrShown}
                onClick={() => setQrShown(!isQrShown)}
              >
                {isQrShown ? t('created.qr.hide') : t('created.qr.show')}
              </Button>
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
