import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useConnections } from '../../api/queries';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { usePath } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { formatCalendarDay, formatMoney } from '../../ui/format';
import { Fact, Facts } from '../../ui/page';
import { useMoneyAct } from '../../ui/use-money-act';

/** Shows which data finalizing freezes, and which data is sent to Nomod. */
export default function FinalizeDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { t, locale } = useI18n();
  const path = usePath();
  const send = useMoneyAct(`/invoices/${invoice.id}/finalize`);
  const connections = useConnections().data;
  const isPushed = connections?.items.some(
    ({ status, sync_config: sync }) => status === 'published' && sync.invoice?.outbound,
  );
  const total = formatMoney(invoice.total, invoice.currency, locale);
  const email = invoice.customer?.email ?? null;
  return (
    <ConfirmDialog
      title={t('finalize.title')}
      confirm={t('finalize.submit', { amount: total })}
      onConfirm={() => send({}, () => t('invoice.finalized'), invoice.version)}
      onClose={onClose}
    >
      <Stack>
        <Facts>
          <Fact name={t('invoice.billTo')}>{invoice.customer?.name}</Fact>
          <Fact name={t('customer.email')}>{email}</Fact>
          <Fact name={t('invoice.lines')}>{invoice.line_items.length}</Fact>
          <Fact name={t('invoice.new.total')}>{total}</Fact>
          <Fact name={t('invoice.dueDate')}>
            {invoice.due_date ? formatCalendarDay(invoice.due_date, locale) : t('finalize.dueLater')}
          </Fact>
        </Facts>
        <Text>{t('finalize.frozen', { amount: total })}</Text>
        {isPushed !== undefined && (
          <Text>
            {isPushed
              ? t('finalize.sent', { amount: total, customer: invoice.customer?.name ?? '—' })
              : t('finalize.notSent')}
          </Text>
        )}
        {isPushed && email === null && (
          <Alert color="yellow" variant="light" className="notice" title={t('finalize.noEmail')}>
            <Anchor component={Link} to={path(`/customers/${invoice.customer_id}`)} size="sm">
              {t('finalize.addEmail')}
            </Anchor>
          </Alert>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
