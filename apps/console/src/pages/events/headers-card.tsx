import { Text } from '@mantine/core';
import type { DeliveryDetails } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Card, Fact } from '../../ui/page';

/** The headers of an event, without those that prove that it is genuine. */
export function HeadersCard({ headers }: { headers: DeliveryDetails['headers'] }) {
  const { t } = useI18n();
  const sorted = Object.entries(headers).sort(([a], [b]) => a.localeCompare(b));
  return (
    <Card title={t('events.headers')}>
      {sorted.length > 0 && (
        <dl className="facts" dir="ltr">
          {sorted.map(([name, value]) => (
            <Fact key={name} name={name}>
              <bdi className="code">{value}</bdi>
            </Fact>
          ))}
        </dl>
      )}
      <Text c="dimmed" size="sm" mt={sorted.length > 0 ? 'sm' : 0}>
        {t('events.headers.lead')}
      </Text>
    </Card>
  );
}
