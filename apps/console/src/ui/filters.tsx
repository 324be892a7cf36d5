import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCustomer } from '../api/queries';
import type { MessageKey } from '../i18n/en/index';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/lists';
import type { ListParams } from './list-params';

/** Milliseconds without a key press after which typing has ended. */
export const TYPED_MS = 300;

export function SearchFilter({
  params,
  name = 'search',
  label,
  placeholder,
}: {
  params: ListParams;
  name?: string;
  label: string;
  placeholder?: string;
}) {
  const current = params.get(name);
  const [text, setText] = useState(current);
  useEffect(() => setText(current), [current]);
  useEffect(() => {
    if (text === current) return;
    const timer = setTimeout(() => params.set({ [name]: text.trim() }), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text, current, params, name]);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      leftSection={<Search size={16} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      className="filter-search"
    />
  );
}

interface Choice {
  value: string;
  label: string;
}

export function ChoiceFilter({
  params,
  name,
  label,
  choices,
}: {
  params: ListParams;
  name: string;
  label: string;
  choices: (Choice | { group: string; items: Choice[] })[];
}) {
  const { t } = useI18n();
  return (
    <NativeSelect
      className="filter-chip"
      data-active={params.get(name) !== '' || undefined}
      aria-label={label}
      value={params.get(name)}
      data={[{ value: '', label: t('filter.any', { name: label }) }, ...choices]}
      onChange={(event) => params.set({ [name]: event.currentTarget.value })}
    />
  );
}

/**
 * A span of days, with both ends inclusive.
 * @param labels names of its ends, when the span is not about the day of creation
 */
export function DayFilter({
  params,
  labels = { name: 'created', from: 'filter.from', to: 'filter.to' },
}: {
  params: ListParams;
  labels?: { name: MessageKey; from: MessageKey; to: MessageKey };
}) {
  const { t } = useI18n();
  return (
    <span className="days" data-active={params.get('from') + params.get('to') !== '' || undefined}>
      <span aria-hidden>{t(labels.name)}</span>
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          leftSection={<span className="day-end">{t(name === 'from' ? 'filter.day.from' : 'filter.day.to')}</span>}
          leftSectionWidth={48}
          aria-label={t(labels[name])}
          title={t(labels[name])}
          value={params.get(name)}
          onChange={(event) => params.set({ [name]: event.currentTarget.value })}
        />
      ))}
    </span>
  );
}

/** Shows the customer by which a list is filtered, if any, and a button that removes the filter. */
export function CustomerFilter({ params }: { params: ListParams }) {
  const { t } = useI18n();
  const id = params.get('customer');
  const customer = useCustomer(id === '' ? null : id).data;
  if (id === '' || !customer) return null;
  return (
    <Button
      variant="light"
      rightSection={<X size={14} aria-hidden />}
      onClick={() => params.set({ customer: '' })}
      aria-label={t('filter.notCustomer', { name: customer.name })}
    >
      <bdi>{t('filter.customer', { name: customer.name })}</bdi>
    </Button>
  );
}

export function ClearFilters({ params }: { params: ListParams }) {
  const { t } = useI18n();
  if (!params.isFiltered) return null;
  return (
    <Button variant="subtle" color="gray" px="xs" onClick={params.clear}>
      {t('noMatch.clear')}
    </Button>
  );
}
