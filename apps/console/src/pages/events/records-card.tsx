import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Delivery } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import { CopyIcon } from '../../ui/copy-button';
import { Card, Fact, Facts } from '../../ui/page';

/** The payment and the invoice of an event, with their full ids. */
export function RecordsCard({ delivery: { payment_id: payment, invoice_id: invoice } }: { delivery: Delivery }) {
  const { t } = useI18n();
  const path = usePath();
  const link = (to: string, id: string, name: string) => (
    <span className="copyable">
      <Anchor component={Link} to={path(`${to}/${id}`)} className="code">
        <bdi>{id}</bdi>
      </Anchor>
      <CopyIcon text={id} name={name} />
    </span>
  );
  return (
    <Card title={t('events.records')}>
      {payment === null && invoice === null ? (
        <Text c="dimmed" size="sm">
          {t('events.records.none')}
        </Text>
      ) : (
        <Facts>
          <Fact name={t('events.payment')}>{payment && link('/payments', payment, t('events.payment'))}</Fact>
          <Fact name={t('invoice')}>{invoice && link('/invoices', invoice, t('invoice'))}</Fact>
        </Facts>
      )}
    </Card>
  );
}
