import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useCustomer, useList } from '../../api/queries';
import type { Customer } from '../../api/types';
import { useI18n } from '../../i18n/i18n';

/** Maximum number of customers in the menu. Typing narrows the selection. */
const MOST = 50;

interface CustomerFieldProps {
  /** Empty when no customer is chosen. */
  id: string;
  error: string | undefined;
  onChange: (id: string) => void;
}

/** Selects a customer among any number. The menu shows customers whose name or external id contains the typed text. */
export function CustomerField({ id, error, onChange }: CustomerFieldProps) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const chosen = useCustomer(id === '' ? null : id).data;
  // The field shows the name of the chosen customer. That name is not a search text.
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
