import { Menu } from '@mantine/core';
import { Link } from 'react-router';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { MayDo } from '../../session/may-do';
import { usePath } from '../../session/session';
import { MenuAction } from '../../ui/menu-action';
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
      <MenuAction
        onClick={() => void actions.copyLink()}
        blocked={payment.payment_url === null ? t('payment.copy.blocked') : undefined}
      >
        {t('copyLink')}
      </MenuAction>
      {href && (
        <Menu.Item component="a" href={href} target="_blank" rel="noopener noreferrer">
          {t('openLink')}
        </Menu.Item>
      )}
      <Menu.Item component={Link} to={path(`/invoices/${payment.destination_id}`)}>
        {t('record.viewInvoice')}
      </Menu.Item>
      <MayDo scope="write">
        <MenuAction
          onClick={() => void actions.check()}
          blocked={actions.canCheck ? undefined : t('payment.check.blocked')}
        >
          {t('payment.check')}
        </MenuAction>
        <MenuAction
          onClick={() => void actions.retry()}
          blocked={actions.canRetry ? undefined : t('payment.retry.blocked')}
        >
          {t('payment.retry')}
        </MenuAction>
      </MayDo>
    </RowMenu>
  );
}
