import { Text } from '@mantine/core';
import { useI18n } from '../../i18n/i18n';
import { CopyIcon } from '../../ui/copy-button';
import { Card } from '../../ui/page';

/** Keys and values as in the API. */
export function MetadataCard({ metadata }: { metadata: Record<string, string> }) {
  const { t } = useI18n();
  const entries = Object.entries(metadata);
  return (
    <Card title={t('metadata')}>
      {entries.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('metadata.empty')}
        </Text>
      )}
      <dl className="metadata">
        {entries.map(([key, value]) => (
          <div key={key}>
            <dt>
              <bdi>{key}</bdi>
            </dt>
            <dd>
              <bdi>{value}</bdi> <CopyIcon text={value} name={key} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
