import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import type { ApiProblem } from '../../api/api-problem';
import { newIdempotencyKey } from '../../api/client';
import type { Customer } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import type { MessageKey } from '../../i18n/en/index';
import { useApi, usePath } from '../../session/session';
import { FormDrawer } from '../../ui/form-drawer';
import { toastDone } from '../../ui/toast';
import { type Errors, placeByName, useForm } from '../../ui/use-form';
import { useUnchanged } from '../../ui/use-unchanged';

const EMPTY = {
  name: '',
  external_id: '',
  email: '',
  contact: '',
  address_line1: '',
  address_line2: '',
  address_city: '',
  address_state: '',
  address_postal_code: '',
  address_country: '',
};

type Values = typeof EMPTY;

const PLACE: { name: keyof Values; label: MessageKey }[] = [
  { name: 'address_line1', label: 'customer.address1' },
  { name: 'address_line2', label: 'customer.address2' },
  { name: 'address_city', label: 'customer.city' },
  { name: 'address_state', label: 'customer.state' },
  { name: 'address_postal_code', label: 'customer.postalCode' },
];

const FIELDS: typeof PLACE = [
  { name: 'name', label: 'customer.name' },
  { name: 'external_id', label: 'customer.externalId' },
  { name: 'email', label: 'customer.email' },
  { name: 'contact', label: 'customer.phone' },
  ...PLACE,
  { name: 'address_country', label: 'customer.country' },
];

/** Adds a customer, or edits the given one. */
export function CustomerDrawer({ customer, onClose }: { customer?: Customer; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = usePath();
  const idempotencyKey = useRef(newIdempotencyKey());
  const initial = customer ? valuesOf(customer) : EMPTY;
  const { save, question } = useUnchanged<Customer, Values>({
    path: `/customers/${customer?.id}`,
    record: customer,
    kind: 'customer',
    valuesOf,
    show: (values) => FIELDS.map(({ name, label }) => [t(label), values[name].trim()]),
    isClosed: ({ status }) => status === 'archived',
  });
  const form = useForm<Values>({
    initial,
    check: ({ name, external_id: externalId, email }): Errors<Values> => ({
      ...(name.trim() === '' && { name: t('customer.error.name') }),
      ...(externalId.trim() === '' && { external_id: t('customer.error.externalId') }),
      ...(email !== '' && !/^\S+@\S+\.\S+$/.test(email.trim()) && { email: t('customer.error.email') }),
    }),
    send: async (values) => {
      const body = trimmed(values);
      const saved = customer
        ? await save(() => body, values)
        : await api.post<Customer>('/customers', body, idempotencyKey.current);
      if (!saved) return;
      await client.invalidateQueries({ queryKey: [api.environmentId] });
      toastDone(t(customer ? 'customer.updated' : 'customer.created'));
      if (customer) onClose();
      else await navigate(path(`/customers/${saved.id}`));
    },
    place: (problem) => {
      idempotencyKey.current = newIdempotencyKey();
      return isTaken(problem) ? { external_id: t('customer.error.taken') } : placeByName(EMPTY)(problem);
    },
  });
  const { values, set, errors } = form;
  const field = (name: keyof Values, label: MessageKey) => ({
    name,
    label: t(label),
    value: values[name],
    error: errors[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <FormDrawer
      title={t(customer ? 'customer.edit' : 'customers.add')}
      submit={t(customer ? 'save' : 'customers.add')}
      form={form}
      question={question(form)}
      onClose={onClose}
    >
      <TextInput {...field('name', 'customer.name')} required data-autofocus dir="auto" maxLength={255} />
      <TextInput {...field('external_id', 'customer.externalId')} required dir="ltr" maxLength={255} />
      <TextInput
        {...field('email', 'customer.email')}
        type="email"
        dir="ltr"
        maxLength={254}
        description={t('customer.email.help')}
      />
      <TextInput
        {...field('contact', 'customer.phone')}
        type="tel"
        dir="ltr"
        maxLength={20}
        description={t('customer.phone.help')}
      />
      <div className="pair">
        {PLACE.map(({ name, label }) => (
          <TextInput key={name} {...field(name, label)} dir="auto" />
        ))}
        <TextInput
          {...field('address_country', 'customer.country')}
          maxLength={2}
          dir="ltr"
          description={t('customer.country.help')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </div>
    </FormDrawer>
  );
}

function isTaken({ status, param, message }: ApiProblem): boolean {
  return status === 409 && (param === 'external_id' || /external/i.test(message));
}

function valuesOf(customer: Customer): Values {
  return Object.fromEntries(Object.keys(EMPTY).map((name) => [name, customer[name as keyof Values] ?? ''])) as Values;
}

const trimmed = (values: Values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
