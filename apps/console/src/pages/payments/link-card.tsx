import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useInvoice } from '../../api/queries';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { recordBlocked } from '../../record-payment/record-blocked';
import { usePath } from '../../session/session';
import { ActionButton } from '../../ui/action-button';
import { CopyButton } from '../../ui/copy-button';
import { OpenLink } from '../../ui/open-link';
import { Card } from '../../ui/page';
import { Arriving } from '../../ui/states';
import { StatusBadge } from '../../ui/status-badge';
import { Time } from '../../ui/time';
import { switchOffBlocked } from './refundable';

const VoidPaymentDialog = lazy(() => import('./void-payment-dialog'));

/**
 * The link while it can be paid. Afterwards the reason why it cannot, and an action for a new link while an amount is
 * due.
 */
export function LinkCard({ payment }: { payment: Payment }) {
  const { t } = useI18n();
  const path = usePath();
  const [isAsking, setAsking] = useState(false);
  const noSwitch = switchOffBlocked(payment);
  const isOver = payment.payment_status === 'voided' || payment.payment_status === 'expired';
  const invoice = useInvoice(isOver ? payment.destination_id : null).data;
  return (
    <Card title={t('payment.link')} actions={payment.link_state && <StatusBadge status={payment.link_state} />}>
      {payment.payment_url === null && (
        <p className="quiet">{t(payment.payment_status === 'initiated' ? 'payment.link.none' : 'payment.link.dead')}</p>
      )}
      {isOver && invoice && recordBlocked(invoice) === undefined && (
        <Button component={Link} to={path(`/invoices/${invoice.id}?record=1`)} variant="default">
          {t('payment.newLink')}
        </Button>
      )}
      {payment.payment_url !== null && (
        <>
          <p className="url" dir="ltr" tabIndex={0}>
            {payment.payment_url}
          </p>
          <p className="quiet">{t('payment.link.singleUse')}</p>
          {payment.expires_at && (
            <p className="quiet">
              {t('payment.link.until')} <Time at={payment.expires_at} focusable />
            </p>
          )}
          <div className="buttons">
            <CopyButton text={payment.payment_url} primary>
              {t('copyLink')}
            </CopyButton>
            <OpenLink url={payment.payment_url}>{t('openLink')}</OpenLink>
            <ActionButton variant="default" onClick={() => setAsking(true)} disabledReason={noSwitch && t(noSwitch)}>
              {t('switchOff')}
            </ActionButton>
          </div>
        </>
      )}
      {isAsking && (
        <Suspense fallback={<Arriving />}>
          <VoidPaymentDialog payment={payment} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Card>
  );
}
