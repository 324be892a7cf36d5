import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { Pagination } from '../api/types';
import { useI18n } from '../i18n/i18n';
import type { ListParams } from './list-params';
import { PAGE_SIZES } from './read-list-params';

/** Maximum count of matches on the server. Beyond it, only has_more shows where the list ends. */
export const MOST_COUNTED = 10_000;

interface PagerProps {
  pagination: Pagination;
  /** Rows on this page. */
  shown: number;
  params: ListParams;
}

export function Pager({ pagination, shown, params }: PagerProps) {
  const { t, locale } = useI18n();
  const { total, limit, offset } = pagination;
  const number = new Intl.NumberFormat(locale);
  const isMore = total >= MOST_COUNTED;
  const from = shown === 0 ? 0 : offset + 1;
  const to = offset + shown;
  const counted = number.format(total);
  return (
    <Group justify="space-between" className="pager" gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {t('pager.showing', {
          from: number.format(from),
          to: number.format(to),
          total: isMore ? `${counted}+` : counted,
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
