import { Skeleton, Text } from '@mantine/core';
import { useI18n } from '../../i18n/i18n';
import { Bars } from '../../ui/bars';
import { Card } from '../../ui/page';

interface CountCardProps {
  title: string;
  empty: string;
  /** Prefix of the message keys that name the groups. */
  prefix: 'home.within' | 'home.age';
  unit: 'home.payments' | 'home.invoices';
  counts: Record<string, number> | undefined;
}

export function CountCard({ title, empty, prefix, unit, counts }: CountCardProps) {
  const { t, word } = useI18n();
  const groups = Object.entries(counts ?? {});
  const hasAny = groups.some(([, count]) => count > 0);
  return (
    <Card title={title}>
      {!counts && <Skeleton h={140} aria-busy="true" />}
      {counts && !hasAny && (
        <Text c="dimmed" size="sm">
          {empty}
        </Text>
      )}
      {hasAny && (
        <Bars
          name={title}
          bars={groups.map(([group, count]) => ({
            key: group,
            label: word(`${prefix}.${group}`, group),
            value: count,
            text: t(unit, { count }),
          }))}
        />
      )}
    </Card>
  );
}
