import { Alert, Anchor } from '@mantine/core';
import { AlertTriangle } from 'lucide-react';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { usePayment } from '../../api/queries';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useEnvironment, usePath } from '../../session/session';
import { rememberPage } from '../../shell/recent-pages';
import { isPositive } from '../../ui/is-positive';
import { CopyableId } from '../../ui/copy-button';
import { Money } from '../../ui/money';
import { Card, Fact, Facts, Page } from '../../ui/page';
import { ReturnNotice } from '../../ui/return-notice';
import { DetailSkeleton, PageProblem, ProblemAlert } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { CalendarDay, Time } from '../../ui/time';
import { TimelineCard } from '../../ui/timeline-card';
import { useAnnouncement } from '../../ui/use-announcement';
import { MetadataCard } from '../invoices/metadata-card';
import { AttemptsCard } from './attempts-card';
import { LinkCard } from './link-card';
import { paidWith } from './paid-with';
import { PaymentActions } from './payment-actions';
import { RefundsCard } from './refunds-card';
import { usePaymentActions } from './use-payment-actions';

type Word = (key: string, fallback: string) => string;

export default function PaymentPage() {
  const { id = '' } = useParams();
  const { data: payment, error, refetch } = usePayment(id);
  if (payment) return <PaymentDetail payment={payment} />;
  return error ? <PageProblem error={error} onRetry={() => void refetch()} /> : <DetailSkeleton />;
}

function PaymentDetail({ payment }: { payment: Payment }) {
  const { t, word } = useI18n();
  const path = usePath();
  const environment = useEnvironment();
  const actions = usePaymentActions(payment);
  const isPaid = payment.payment_status === 'succeeded';
  const invoiceName = payment.invoice_number ?? payment.destination_id;
  useAnnouncement(payment.payment_status, isPaid ? t('payment.turnedPaid', { name: invoiceName }) : undefined);
  const title = t('payment.title', { name: invoiceName });
  useEffect(() => {
    rememberPage(environment.id, { to: path(`/payments/${payment.id}`), title });
  }, [environment.id, path, payment.id, title]);

  return (
    <Page
      title={title}
      crumbs={[{ to: path('/payments'), text: t('nav.payments') }]}
      beside={<StatusBadge status={payment.payment_status} />}
      lead={<Lead payment={payment} />}
      actions={<PaymentActions payment={payment} actions={actions} />}
    >
      <ReturnNotice isPaid={isPaid} />
      {actions.problem !== null && (
        <div className="above">
          <ProblemAlert error={actions.problem} />
        </div>
      )}
      {payment.error_message && payment.error_message !== '' && !isPaid && (
        <Alert
          color="red"
          variant="light"
          icon={<AlertTriangle size={18} />}
          title={word(`error.${payment.error_code ?? ''}`, t('payment.failed'))}
          mb="md"
        >
          <span dir="auto">{payment.error_message}</span>
        </Alert>
      )}
      <dl className="figures">
        <div>
          <dt>{t('amount')}</dt>
          <dd>
            <Money amount={payment.amount} currency={payment.currency} />
          </dd>
        </div>
        <div>
          <dt>{t('payment.captured')}</dt>
          <dd>
            <Money amount={payment.captured_amount} currency={payment.currency} />
          </dd>
        </div>
        {isPositive(payment.extras_amount) && (
          <div>
            <dt>{t('payment.extras')}</dt>
            <dd>
              <Money amount={payment.extras_amount} currency={payment.currency} />
            </dd>
          </div>
        )}
        {isPositive(payment.refunded_amount) && (
          <div>
            <dt>{t('payment.refunded')}</dt>
            <dd>
              <Money amount={payment.refunded_amount} currency={payment.currency} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('payment.paidAt')}</dt>
          <dd>
            <Time at={payment.succeeded_at} />
          </dd>
        </div>
      </dl>
      <div className="columns">
        <div className="column">
          {payment.payment_method_type === 'payment_link' && <LinkCard payment={payment} />}
          {payment.refunds.length > 0 && <RefundsCard payment={payment} />}
          {payment.attempts.length > 0 && <AttemptsCard payment={payment} />}
          <TimelineCard path={`/payments/${payment.id}`} />
          <Card title={t('payment.raw')}>
            <details>
              <summary>{t('payment.raw.show')}</summary>
              <pre className="json" dir="ltr" tabIndex={0}>
                {JSON.stringify(payment, null, 2)}
              </pre>
            </details>
          </Card>
        </div>
        <div className="column">
          <Card title={t('invoice.details')}>
            <Facts>
              <Fact name={t('id')}>
                <CopyableId id={payment.id} name={t('id')} />
              </Fact>
              <Fact name={t('invoice')}>
                <Anchor component={Link} to={path(`/invoices/${payment.destination_id}`)}>
                  <bdi>{invoiceName}</bdi>
                </Anchor>
              </Fact>
              <Fact name={t('environment')}>{environment.name}</Fact>
              <Fact name={t('payment.method')}>
                {word(`method.${payment.payment_method_type}`, payment.payment_method_type)}
              </Fact>
              {payment.paid_with && (
                <Fact name={t('payment.paidWith')}>
                  <bdi>{paidWith(payment.paid_with, word)}</bdi>
                </Fact>
              )}
              <Fact name={t('payment.provider')}>
                {payment.payment_gateway && word(`provider.${payment.payment_gateway}`, payment.payment_gateway)}
              </Fact>
              <Fact name={t('payment.tracking')}>
                {payment.gateway_tracking_id && (
                  <CopyableId id={payment.gateway_tracking_id} name={t('payment.tracking')} />
                )}
              </Fact>
              <Fact name={t('payment.charge')}>
                {payment.gateway_payment_id && (
                  <CopyableId id={payment.gateway_payment_id} name={t('payment.charge')} />
                )}
              </Fact>
              {payment.reference_id && <Fact name={t('record.reference')}>{payment.reference_id}</Fact>}
              {payment.received_on && (
                <Fact name={t('record.receivedOn')}>
                  <CalendarDay at={payment.received_on} />
                </Fact>
              )}
              <Fact name={t('record.description')}>{payment.description}</Fact>
              <Fact name={t('payment.createdBy')}>{creatorOf(payment, word)}</Fact>
              <Fact name={t('created')}>
                <Time at={payment.created_at} focusable />
              </Fact>
              <Fact name={t('changed')}>
                <Time at={payment.updated_at} focusable />
              </Fact>
            </Facts>
          </Card>
          <MetadataCard metadata={payment.metadata} />
        </div>
      </div>
    </Page>
  );
}

/** The name of the key or person; a word for the payer and Nomod. */
const creatorOf = ({ created_by: id, created_by_name: name }: Payment, word: Word): string =>
  name ?? word(`actor.${id}`, id);

/** The meaning of the state. For a manually recorded payment, also who recorded it. */
function Lead({ payment }: { payment: Payment }) {
  const { word } = useI18n();
  if (payment.payment_method_type === 'offline') return <OfflineLead payment={payment} />;
  return word(`meaning.${payment.payment_status}`, '');
}

function OfflineLead({ payment }: { payment: Payment }) {
  const { t, word } = useI18n();
  const name = creatorOf(payment, word);
  if (payment.payment_status === 'voided') return t('takeBack.lead');
  return t('payment.recordedBy', { name });
}
