import { Button, Group, Menu } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useInvoice } from '../../api/queries';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { recordBlocked } from '../../record-payment/record-blocked';
import { useRecordPayment } from '../../record-payment/use-record-payment';
import { useEnvironment, usePath, useScope } from '../../session/session';
import { rememberPage } from '../../shell/recent-pages';
import { ActionButton } from '../../ui/action-button';
import { CopyableId } from '../../ui/copy-button';
import { isPositive } from '../../ui/is-positive';
import { MenuAction } from '../../ui/menu-action';
import { MoreMenu } from '../../ui/more-menu';
import { Card, Fact, Facts, Page } from '../../ui/page';
import { ReturnNotice } from '../../ui/return-notice';
import { DetailSkeleton, PageProblem } from '../../ui/states';
import { invoiceState, InvoiceStatus } from '../../ui/status-badge';
import { CalendarDay, Time } from '../../ui/time';
import { TimelineCard } from '../../ui/timeline-card';
import { useAnnouncement } from '../../ui/use-announcement';
import { BillTo } from './bill-to';
import { HostedPageCard } from './hosted-page-card';
import { InvoiceFigures } from './invoice-figures';
import { InvoiceLines } from './invoice-lines';
import { EmailsCard } from './emails-card';
import { InvoicePayments } from './invoice-payments';
import { MetadataCard } from './metadata-card';
import { NomodCard } from './nomod-card';
import { useInvoiceActions } from './use-invoice-actions';

const CreditNotesCard = lazy(() => import('./credit-notes-card'));

export default function InvoicePage() {
  const { id = '' } = useParams();
  const { data: invoice, error, refetch } = useInvoice(id);
  if (invoice) return <InvoiceDetail invoice={invoice} />;
  return error ? <PageProblem error={error} onRetry={() => void refetch()} /> : <DetailSkeleton />;
}

function InvoiceDetail({ invoice }: { invoice: Invoice }) {
  const { t } = useI18n();
  const path = usePath();
  const environment = useEnvironment();
  const [params, setParams] = useSearchParams();
  const recording = useRecordPayment();
  const name = invoice.invoice_number ?? t('invoice.draft');
  const blocked = recordBlocked(invoice);
  const state = invoiceState(invoice);
  useAnnouncement(state, state === 'paid' ? t('invoice.turnedPaid', { name }) : undefined);
  useEffect(() => {
    rememberPage(environment.id, { to: path(`/invoices/${invoice.id}`), title: invoice.invoice_number ?? invoice.id });
  }, [environment.id, path, invoice.id, invoice.invoice_number]);
  const asksToRecord = params.get('record') === '1';
  const { start } = recording;
  useEffect(() => {
    if (!asksToRecord) return;
    setParams(
      (current) => {
        current.delete('record');
        return current;
      },
      { replace: true },
    );
    if (!blocked) start(invoice);
  }, [asksToRecord, blocked, invoice, setParams, start]);

  return (
    <Page
      title={name}
      crumbs={[{ to: path('/invoices'), text: t('nav.invoices') }]}
      beside={<InvoiceStatus invoice={invoice} />}
      lead={
        invoice.customer && (
          <Link to={path(`/customers/${invoice.customer_id}`)} dir="auto">
            {invoice.customer.name}
          </Link>
        )
      }
      actions={<InvoiceActions invoice={invoice} onRecord={() => start(invoice)} blocked={blocked && t(blocked)} />}
    >
      <ReturnNotice isPaid={state === 'paid'} />
      <InvoiceFigures invoice={invoice} />
      <div className="columns">
        <div className="column">
          <InvoiceLines invoice={invoice} />
          <InvoicePayments invoiceId={invoice.id} />
          {isPositive(invoice.adjustment_amount) && (
            <Suspense fallback={null}>
              <CreditNotesCard invoice={invoice} />
            </Suspense>
          )}
          <TimelineCard path={`/invoices/${invoice.id}`} />
        </div>
        <div className="column">
          <HostedPageCard invoice={invoice} />
          <EmailsCard invoice={invoice} />
          <NomodCard invoice={invoice} />
          <Card title={t('invoice.details')}>
            <Facts>
              <Fact name={t('id')}>
                <CopyableId id={invoice.id} name={t('id')} />
              </Fact>
              <Fact name={t('environment')}>{environment.name}</Fact>
              <Fact name={t('invoice.issueDate')}>
                <CalendarDay at={invoice.issue_date} />
              </Fact>
              <Fact name={t('invoice.description')}>{invoice.description}</Fact>
              <Fact name={t('created')}>
                <Time at={invoice.created_at} focusable />
              </Fact>
              <Fact name={t('invoice.finalizedAt')}>
                <Time at={invoice.finalized_at} focusable />
              </Fact>
              {invoice.paid_at && (
                <Fact name={t('invoice.paidAt')}>
                  <Time at={invoice.paid_at} focusable />
                </Fact>
              )}
              {invoice.voided_at && (
                <Fact name={t('invoice.voidedAt')}>
                  <Time at={invoice.voided_at} focusable />
                </Fact>
              )}
              {invoice.void_reason && <Fact name={t('invoice.voidReason')}>{invoice.void_reason}</Fact>}
              <Fact name={t('changed')}>
                <Time at={invoice.updated_at} focusable />
              </Fact>
            </Facts>
          </Card>
          <BillTo invoice={invoice} />
          <MetadataCard metadata={withoutNomods(invoice)} />
        </div>
      </div>
      {recording.dialogs}
    </Page>
  );
}

/** The card of Nomod shows what the sync writes into the metadata of an invoice. */
const withoutNomods = ({ metadata }: Invoice): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith('nomod_')));

function InvoiceActions({
  invoice,
  blocked,
  onRecord,
}: {
  invoice: Invoice;
  blocked: string | undefined;
  onRecord: () => void;
}) {
  const { t } = useI18n();
  const actions = useInvoiceActions(invoice);
  const mayWrite = useScope('write');
  const maySend = useScope('invoices:send');
  const mayAdjust = useScope('invoices:adjust');
  const mayVoid = mayWrite && (mayAdjust || invoice.invoice_status === 'draft');
  return (
    <Group gap="xs">
      {mayWrite && invoice.invoice_status === 'draft' && (
        <>
          <Button variant="default" onClick={() => actions.ask('edit')}>
            {t('invoice.edit')}
          </Button>
          <Button variant="default" onClick={() => actions.ask('finalize')}>
            {t('invoice.finalize')}
          </Button>
        </>
      )}
      {mayWrite && (
        <ActionButton onClick={onRecord} disabledReason={blocked}>
          {t('record.title')}
        </ActionButton>
      )}
      <MoreMenu>
        <MenuAction
          onClick={() => void actions.copyLink()}
          blocked={actions.url === undefined ? t('payment.copy.blocked') : undefined}
        >
          {t('copyLink')}
        </MenuAction>
        {maySend && invoice.invoice_status === 'finalized' && (
          <MenuAction onClick={() => actions.ask('send')}>{t('send.button')}</MenuAction>
        )}
        {mayWrite && (
          <>
            <MenuAction onClick={() => void actions.push()} blocked={blocked}>
              {t('nomod.push')}
            </MenuAction>
            <MenuAction onClick={() => actions.ask('copy')}>{t('invoice.copy')}</MenuAction>
          </>
        )}
        {mayAdjust && (
          <MenuAction onClick={() => actions.ask('credit')} blocked={blocked}>
            {t('credit')}
          </MenuAction>
        )}
        {mayVoid && (
          <>
            <Menu.Divider />
            <MenuAction
              color="red"
              onClick={() => actions.ask('void')}
              blocked={actions.voidBlocked && t(actions.voidBlocked)}
            >
              {t('invoice.void')}
            </MenuAction>
          </>
        )}
      </MoreMenu>
      {actions.dialogs}
    </Group>
  );
}
