import { Menu } from '@mantine/core';
import { Link } from 'react-router';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import { openableUrl } from '../../ui/payment-url';
import { RowMenu } from '../../ui/row-menu';
import { usePaymentActions } from './use-payment-actions';

export function PaymentMenu({ payment }: { payment: Payment }) {
  const { t } = useI18n();
  const path = usePath();
  const actions = usePaymentActions(payment);
  const href = openableUrl(payment.payment_url);
  return (
    <RowMenu label={t('payment.actionsFor', { id: payment.id })} width={220} isBusy={actions.isBusy}>
      <Menu.Item disabled={payment.payment_url === null} onClick={() => void actions.copyLink()}>
        {t('copyLink')}
      </Menu.Item>
      {href && (
        <Menu.Item component="a" href={href} target="_blank" rel="noopener noreferrer">
          {t('openLink')}
        </Menu.Item>
      )}
      <Menu.Item component={Link} to={path(`/invoices/${payment.destination_id}`)}>
        {t('record.viewInvoice')}
      </Menu.Item>
      <Menu.Item disabled={!actions.canCheck} onClick={() => void actions.check()}>
        {t('payment.check')}
      </Menu.Item>
      <Menu.Item disabled={!actions.canRetry} onClick={() => void actions.retry()}>
        {t('payment.retry')}
      </Menu.Item>
    </RowMenu>
  );
}
