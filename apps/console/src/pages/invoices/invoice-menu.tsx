import { Menu } from '@mantine/core';
import { Link } from 'react-router';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { recordBlocked } from '../../record-payment/record-blocked';
import { MayDo } from '../../session/may-do';
import { usePath } from '../../session/session';
import { MenuAction } from '../../ui/menu-action';
import { RowMenu } from '../../ui/row-menu';

/** Row menu. A disabled entry shows the reason. */
export function InvoiceMenu({ invoice, onRecord }: { invoice: Invoice; onRecord: () => void }) {
  const { t } = useI18n();
  const path = usePath();
  const blocked = recordBlocked(invoice);
  return (
    <RowMenu label={t('invoice.actionsFor', { name: invoice.invoice_number ?? invoice.id })} width={230}>
      <MayDo scope="write">
        <MenuAction onClick={onRecord} blocked={blocked && t(blocked)}>
          {t('record.title')}
        </MenuAction>
      </MayDo>
      <Menu.Item component={Link} to={path(`/invoices/${invoice.id}`)}>
        {t('record.viewInvoice')}
      </Menu.Item>
    </RowMenu>
  );
}
