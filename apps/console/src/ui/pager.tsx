import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { Pagination } from '../api/types';
import { useI18n } from '../i18n/i18n';
import type { ListParams } from './list-params';
import { PAGE_SIZES } from './read-list-params';

/** How far the server counts what matches. */
const MOST_COUNTED = 10_000;

export function Pager({ pagination, params }: { pagination: Pagination; params: ListParams }) {
  const { t, locale } = useI18n();
  const { total, limit, offset } = pagination;
  const number = new Intl.NumberFormat(locale);
  // The server counts no further than that; beyond, only has_more tells where the list ends.
  const isMore = total >= MOST_COUNTED;
  const from = isMore ? offset + 1 : Math.min(offset + 1, total);
  const to = isMore ? offset + limit : Math.min(offset + limit, total);
  const counted = number.format(total);
  return (
    <Group justify="space-between" className="pager" gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {t('pager.showing', {
          from: number.format(from),
          to: number.format(to),
          total: isMore ? t('pager.orMore', { total: counted }) : counted,
        })}
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
        <Button size="xs" variant="default" disabled={!pagination.has_more} onClick={() => params.goTo(offset + limit)}>
          {t('pager.next')}
        </Button>
      </Group>
    </Group>
  );
}
