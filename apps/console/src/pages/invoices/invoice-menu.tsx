import { ActionIcon, Menu } from '@mantine/core';
import { MoreHorizontal } from 'lucide-react';
import { Link } from 'react-router';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { recordBlocked } from '../../record-payment/record-blocked';
import { usePath } from '../../session/session';

/** Row menu: a disabled entry says why. */
export function InvoiceMenu({ invoice, onRecord }: { invoice: Invoice; onRecord: () => void }) {
  const { t } = useI18n();
  const path = usePath();
  const blocked = recordBlocked(invoice);
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('invoice.actionsFor', { name: invoice.invoice_number ?? invoice.id })}
        >
          <MoreHorizontal size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={blocked !== undefined} onClick={onRecord}>
          {t('record.title')}
          {blocked && <span className="menu-note">{t(blocked)}</span>}
        </Menu.Item>
        <Menu.Item component={Link} to={path(`/invoices/${invoice.id}`)}>
          {t('record.viewInvoice')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
