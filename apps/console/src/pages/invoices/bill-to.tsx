import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import { Card } from '../../ui/page';

export function BillTo({ invoice: { customer, customer_id: id } }: { invoice: Invoice }) {
  const { t } = useI18n();
  const path = usePath();
  if (!customer) return null;
  const place = [customer.address_city, customer.address_state, customer.address_postal_code]
    .filter(Boolean)
    .join(', ');
  const lines = [customer.address_line1, customer.address_line2, place, customer.address_country].filter(Boolean);
  return (
    <Card title={t('invoice.billTo')}>
      <Anchor component={Link} to={path(`/customers/${id}`)} fw={600} dir="auto">
        {customer.name}
      </Anchor>
      <Text size="sm">
        <bdi>{customer.email ?? t('customer.noEmail')}</bdi>
      </Text>
      {lines.map((line) => (
        <Text key={line} size="sm" dir="auto">
          {line}
        </Text>
      ))}
    </Card>
  );
}
