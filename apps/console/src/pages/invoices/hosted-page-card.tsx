import { Button, Group, Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/hosted-page';
import { useQrCode } from '../../record-payment/use-qr-code';
import { CopyButton } from '../../ui/copy-button';
import { formatMoney } from '../../ui/format';
import { LinkField } from '../../ui/link-field';
import { OpenLink } from '../../ui/open-link';
import { Card } from '../../ui/page';

const ReplaceLinkDialog = lazy(() => import('./replace-link-dialog'));

/** The invoice page for the customer. It always leads to the live payment link. */
export function HostedPageCard({ invoice }: { invoice: Invoice }) {
  const { t } = useI18n();
  const url = invoice.hosted_invoice_url;
  const qr = useQrCode(url ?? '', t('hosted.qr.image'));
  if (url === null) return null;
  const isDraft = invoice.invoice_status === 'draft';
  return (
    <Card title={t('hosted.title')}>
      <Stack gap="sm">
        <LinkField label={t('hosted.link')} value={url} description={t(isDraft ? 'hosted.draft' : 'hosted.note')} />
        <Group gap="xs">
          <CopyButton text={url}>{t('copyLink')}</CopyButton>
          <OpenLink url={url}>{t('openNewTab')}</OpenLink>
          <OpenLink url={invoice.invoice_pdf_url}>{t('hosted.pdf')}</OpenLink>
          {qr.toggle}
        </Group>
        {qr.image}
        <Group gap="xs">
          {!isDraft && <ShareLinks invoice={invoice} url={url} />}
          <ReplaceLink invoiceId={invoice.id} />
        </Group>
      </Stack>
    </Card>
  );
}

/** Opens a prepared message. The sender chooses the recipient. */
function ShareLinks({ invoice, url }: { invoice: Invoice; url: string }) {
  const { t, locale } = useI18n();
  const number = invoice.invoice_number ?? invoice.id;
  const amount = formatMoney(invoice.amount_remaining, invoice.currency, locale);
  // Direction marks are removed, because they would become part of the plain text.
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
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="subtle" color="gray" size="xs" onClick={() => setAsking(true)}>
        {t('hosted.replace')}
      </Button>
      {isAsking && (
        <Suspense>
          <ReplaceLinkDialog invoiceId={invoiceId} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
