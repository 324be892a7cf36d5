import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useCustomer, useList } from '../../api/queries';
import type { Customer } from '../../api/types';
import { useI18n } from '../../i18n/i18n';

/** Customers that are offered at once; with more, typing narrows them down. */
const MOST = 50;

interface CustomerFieldProps {
  /** Empty when none is chosen. */
  id: string;
  error: string | undefined;
  onChange: (id: string) => void;
}

/** Chooses one of any number of customers: those are offered whose name or external id has what was typed. */
export function CustomerField({ id, error, onChange }: CustomerFieldProps) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const chosen = useCustomer(id === '' ? null : id).data;
  // The field shows the name of who is chosen: that is no question.
  const question = text.trim() === chosen?.name ? '' : text.trim();
  const [settled] = useDebouncedValue(question, 200);
  const { data, isFetching } = useList<Customer>('/customers', { search: settled, limit: MOST });
  const offered = data?.items ?? [];
  const all = chosen && !offered.some((customer) => customer.id === chosen.id) ? [chosen, ...offered] : offered;
  return (
    <Select
      label={t('customer')}
      data-name="customer_id"
      required
      searchable
      openOnFocus={false}
      data-autofocus
      dir="auto"
      placeholder={t('invoice.new.customer')}
      description={
        <span role="status">
          {settled !== '' && data && !isFetching && !data.items.length && t('invoice.new.noCustomer')}
        </span>
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={all.map((customer) => ({ value: customer.id, label: customer.name }))}
      filter={({ options }) => options}
      value={id === '' ? null : id}
      searchValue={text}
      onSearchChange={setText}
      error={error}
      onChange={(value) => onChange(value ?? '')}
    />
  );
}
