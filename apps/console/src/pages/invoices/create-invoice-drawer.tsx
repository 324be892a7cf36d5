import { ActionIcon, Button, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import Decimal from 'decimal.js';
import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../api/client';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi, usePath } from '../../session/session';
import { readAmount } from '../../ui/amount';
import { FormDrawer } from '../../ui/form-drawer';
import { toastDone } from '../../ui/toast';
import { type Errors, useForm } from '../../ui/use-form';
import { CustomerField } from './customer-field';

interface Line {
  key: number;
  name: string;
  quantity: string;
  amount: string;
}

interface Values {
  customer_id: string;
  currency: string;
  due_date: string;
  description: string;
  lines: Line[];
}

const newLine = (key: number): Line => ({ key, name: '', quantity: '1', amount: '' });

export default function CreateInvoiceDrawer({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = usePath();
  const idempotencyKey = useRef(newIdempotencyKey());
  const nextKey = useRef(1);

  const check = ({ customer_id: customer, currency, lines }: Values): Errors<Values> => ({
    ...(customer === '' && { customer_id: t('invoice.new.error.customer') }),
    ...(!/^[A-Za-z]{3}$/.test(currency) && { currency: t('invoice.new.error.currency') }),
    ...lineErrors(lines, t('invoice.new.error.name'), t('invoice.new.error.amount')),
  });
  const form = useForm<Values>({
    initial: { customer_id: customerId, currency: 'AED', due_date: '', description: '', lines: [newLine(0)] },
    check,
    send: async (values) => {
      const invoice = await api.post<Invoice>('/invoices', toRequest(values), idempotencyKey.current);
      await client.invalidateQueries({ queryKey: [api.environmentId] });
      toastDone(t('invoice.new.created'));
      await navigate(path(`/invoices/${invoice.id}`));
    },
    place: (problem) => {
      idempotencyKey.current = newIdempotencyKey();
      return Object.fromEntries(
        problem.fields
          .filter(({ param }) => ['customer_id', 'currency', 'due_date', 'description'].includes(param))
          .map(({ param, message }) => [param, message]),
      );
    },
  });
  const { values, set, errors } = form;
  const setLine = (key: number, changes: Partial<Line>) =>
    set({ lines: values.lines.map((line) => (line.key === key ? { ...line, ...changes } : line)) });
  const total = values.lines.reduce((sum, { amount }) => sum.plus(readAmount(amount) ?? 0), new Decimal(0));

  return (
    <FormDrawer title={t('invoice.new')} submit={t('invoice.new.draft')} form={form} onClose={onClose}>
      <CustomerField id={values.customer_id} error={errors.customer_id} onChange={(id) => set({ customer_id: id })} />
      <div className="pair">
        <TextInput
          label={t('invoice.currency')}
          name="currency"
          required
          maxLength={3}
          dir="ltr"
          value={values.currency}
          error={errors.currency}
          onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          type="date"
          label={t('invoice.dueDate')}
          name="due_date"
          value={values.due_date}
          error={errors.due_date}
          onChange={(event) => set({ due_date: event.currentTarget.value })}
        />
      </div>
      <fieldset className="plain lines">
        <legend>{t('invoice.lines')}</legend>
        {values.lines.map((line, index) => (
          <div key={line.key} className="line" role="group" aria-label={`${t('invoice.line.name')} ${index + 1}`}>
            <TextInput
              label={t('invoice.line.name')}
              name={index === 0 ? 'lines' : undefined}
              dir="auto"
              value={line.name}
              error={index === 0 ? errors.lines : undefined}
              onChange={(event) => setLine(line.key, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t('invoice.line.quantity')}
              inputMode="decimal"
              dir="ltr"
              value={line.quantity}
              onChange={(event) => setLine(line.key, { quantity: event.currentTarget.value })}
            />
            <TextInput
              label={t('invoice.line.amount')}
              inputMode="decimal"
              dir="ltr"
              value={line.amount}
              onChange={(event) => setLine(line.key, { amount: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              disabled={values.lines.length === 1}
              aria-label={t('invoice.line.remove', { number: index + 1 })}
              onClick={() => set({ lines: values.lines.filter(({ key }) => key !== line.key) })}
            >
              <Trash2 size={16} />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Plus size={14} />}
          onClick={() => set({ lines: [...values.lines, newLine(nextKey.current++)] })}
        >
          {t('invoice.line.add')}
        </Button>
      </fieldset>
      <Text fw={600} ta="end">
        {t('invoice.new.total')}:{' '}
        <bdi>
          {values.currency} {total.toString()}
        </bdi>
      </Text>
      <Textarea
        label={t('invoice.description')}
        name="description"
        dir="auto"
        autosize
        minRows={2}
        maxLength={2000}
        value={values.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}

function lineErrors(lines: Line[], noName: string, noAmount: string): Errors<Values> {
  if (lines.some(({ name }) => name.trim() === '')) return { lines: noName };
  return lines.every(({ amount }) => readAmount(amount)?.greaterThan(0)) ? {} : { lines: noAmount };
}

function toRequest({ lines, due_date: dueDate, description, ...values }: Values): Record<string, unknown> {
  return {
    ...values,
    ...(dueDate !== '' && { due_date: dueDate }),
    ...(description.trim() !== '' && { description: description.trim() }),
    line_items: lines.map(({ name, quantity, amount }) => ({
      display_name: name.trim(),
      quantity: readAmount(quantity)?.toString() ?? quantity,
      amount: readAmount(amount)?.toString() ?? amount,
    })),
  };
}
