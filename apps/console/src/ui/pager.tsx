import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { Pagination } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { type ListParams, PAGE_SIZES } from './list-params';

export function Pager({ pagination, params }: { pagination: Pagination; params: ListParams }) {
  const { t, locale } = useI18n();
  const { total, limit, offset } = pagination;
  const number = new Intl.NumberFormat(locale);
  const from = Math.min(offset + 1, total);
  const to = Math.min(offset + limit, total);
  return (
    <Group justify="space-between" className="pager" gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {t('pager.showing', { from: number.format(from), to: number.format(to), total: number.format(total) })}
      </Text>
      <Group gap="xs">
        <NativeSelect
          size="xs"
          aria-label={t('pager.size')}
          value={String(params.limit)}
          data={PAGE_SIZES.map((size) => ({ value: String(size), label: t('pager.perPage', { size }) }))}
          onChange={(event) => params.setLimit(Number(event.currentTarget.value))}
        />
        <Button
          size="xs"
          variant="default"
          disabled={offset === 0}
          onClick={() => params.goTo(Math.max(0, offset - limit))}
        >
          {t('pager.previous')}
        </Button>
        <Button size="xs" variant="default" disabled={to >= total} onClick={() => params.goTo(offset + limit)}>
          {t('pager.next')}
        </Button>
      </Group>
    </Group>
  );
}
