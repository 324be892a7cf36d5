import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { QrCode } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { newIdempotencyKey } from '../../api/client';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/hosted-page';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { CopyButton } from '../../ui/copy-button';
import { formatMoney } from '../../ui/format';
import { OpenLink } from '../../ui/open-link';
import { Card } from '../../ui/page';
import { toastDone } from '../../ui/toast';

const QrImage = lazy(() => import('../../record-payment/qr-image'));

/** What to send to the customer: the page of the invoice, which always leads to the link that works. */
export function HostedPageCard({ invoice }: { invoice: Invoice }) {
  const { t } = useI18n();
  const [isQrShown, setQrShown] = useState(false);
  const url = invoice.hosted_invoice_url;
  if (url === null) return null;
  const isDraft = invoice.invoice_status === 'draft';
  return (
    <Card title={t('hosted.title')}>
      <Stack gap="sm">
        <TextInput
          readOnly
          label={t('hosted.link')}
          value={url}
          dir="ltr"
          className="link-field"
          onFocus={(event) => event.currentTarget.select()}
          description={t(isDraft ? 'hosted.draft' : 'hosted.note')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <Group gap="xs">
          <CopyButton text={url}>{t('copyLink')}</CopyButton>
          <OpenLink url={url}>{t('openNewTab')}</OpenLink>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<QrCode size={16} />}
            aria-expanded={isQrShown}
            onClick={() => setQrShown(!isQrShown)}
          >
            {isQrShown ? t('created.qr.hide') : t('created.qr.show')}
          </Button>
        </Group>
        {isQrShown && (
          <Suspense fallback={<div className="qr" aria-busy="true" />}>
            <QrImage text={url} label={t('hosted.qr.image')} />
          </Suspense>
        )}
        <Group gap="xs">
          {!isDraft && <ShareLinks invoice={invoice} url={url} />}
          <ReplaceLink invoiceId={invoice.id} />
        </Group>
      </Stack>
    </Card>
  );
}

/** Opens a message that is written already; the sender chooses whom it goes to. */
function ShareLinks({ invoice, url }: { invoice: Invoice; url: string }) {
  const { t, locale } = useI18n();
  const number = invoice.invoice_number ?? invoice.id;
  const amount = formatMoney(invoice.amount_remaining, invoice.currency, locale);
  // What goes out is plain text: marks of direction would be read as a part of it.
  const plain = (text: string) => encodeURIComponent(text.replaceAll(/[\u2066-\u2069]/g, ''));
  const message = plain(t('hosted.message', { number, amount, url }));
  const to = invoice.customer?.email ?? '';
  const share = { target: '_blank', rel: 'noopener noreferrer', variant: 'default', size: 'xs' } as const;
  return (
    <>
      <Button component="a" href={`https://wa.me/?text=${message}`} {...share}>
        {t('hosted.whatsApp')}
      </Button>
      <Button
        component="a"
        href={`mailto:${encodeURIComponent(to)}?subject=${plain(t('hosted.subject', { number }))}&body=${message}`}
        {...share}
      >
        {t('hosted.email')}
      </Button>
    </>
  );
}

function ReplaceLink({ invoiceId }: { invoiceId: string }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const replace = async () => {
    await api.post(`/invoices/${invoiceId}/rotate-hosted-url`, {}, newIdempotencyKey());
    await client.invalidateQueries({ queryKey: [api.environmentId] });
    toastDone(t('hosted.replaced'));
  };
  return (
    <>
      <Button variant="subtle" color="gray" size="xs" onClick={() => setAsking(true)}>
        {t('hosted.replace')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('hosted.replace.title')}
          confirm={t('hosted.replace')}
          danger
          onConfirm={replace}
          onClose={() => setAsking(false)}
        >
          <Text>{t('hosted.replace.text')}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}
