import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { QrCode } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Invoice, Payment } from '../api/types';
import { usePayment } from '../api/queries';
import { useI18n } from '../i18n/i18n';
import { CopyButton } from '../ui/copy-button';
import { Money } from '../ui/money';
import { OpenLink } from '../ui/open-link';
import { Fact, Facts } from '../ui/page';
import { StatusBadge } from '../ui/status-badge';
import { useReturnFocus } from '../ui/use-return-focus';

const QrImage = lazy(() => import('./qr-image'));

interface LinkCreatedDialogProps {
  payment: Payment;
  invoice: Invoice;
  /** What opened the dialog before this one. */
  opener: Element | null;
  onClose: () => void;
}

/** The link, ready to be sent. It stays available on the payment, on the invoice and from the API. */
export default function LinkCreatedDialog({ payment, invoice, opener, onClose }: LinkCreatedDialogProps) {
  const { t } = useI18n();
  useReturnFocus(opener);
  const field = useRef<HTMLInputElement>(null);
  const [isRefused, setRefused] = useState(false);
  const [isQrShown, setQrShown] = useState(false);
  const current = usePayment(payment.id).data ?? payment;
  const url = payment.payment_url ?? '';
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
      title={t('created.title')}
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
        {isInvoiceLink && <Text size="sm">{t('created.existing')}</Text>}
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
      </Stack>
    </Modal>
  );
}
