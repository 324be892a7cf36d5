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
import { digitsOf, readAmount } from '../../ui/amount';
import { AmountField, useAmountProblem } from '../../ui/amount-field';
import { formatMoney } from '../../ui/format';
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
  const { t, locale } = useI18n();
  const explain = useAmountProblem();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = usePath();
  const idempotencyKey = useRef(newIdempotencyKey());
  const nextKey = useRef(1);

  const check = ({ customer_id: customer, currency, lines }: Values): Errors<Values> => ({
    ...(customer === '' && { customer_id: t('invoice.new.error.customer') }),
    ...(!/^[A-Za-z]{3}$/.test(currency) && { currency: t('invoice.new.error.currency') }),
    ...(lines.some((line) => wrongField(line, currency)) && { lines: t('invoice.new.error.amount') }),
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
  const setLine = (key: number, changes: Partial<Line>) => {
    const lines = values.lines.map((line) => (line.key === key ? { ...line, ...changes } : line));
    set({ lines });
  };
  const digits = digitsOf(values.currency);
  const total = values.lines.reduce(
    (sum, { amount }) => sum.plus(readAmount(amount, digits).amount ?? 0),
    new Decimal(0),
  );
  const wrong = errors.lines === undefined ? [] : values.lines.map((line) => wrongField(line, values.currency));
  const firstWrong = wrong.findIndex((field) => field !== undefined);
  /** The first wrong field gets the focus: the form finds it by its name. */
  const fieldOf = (index: number, field: LineField, error: string) =>
    wrong[index] === field ? { error, ...(index === firstWrong && { name: 'lines' }) } : {};
  const amountError = ({ amount }: Line): string => {
    const { problem } = readAmount(amount, digits);
    return problem ? explain(problem, amount, values.currency, digits) : t('invoice.new.error.amount');
  };

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
              dir="auto"
              value={line.name}
              {...fieldOf(index, 'name', t('invoice.new.error.name'))}
              onChange={(event) => setLine(line.key, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t('invoice.line.quantity')}
              inputMode="decimal"
              dir="ltr"
              value={line.quantity}
              {...fieldOf(index, 'quantity', t('invoice.new.error.quantity'))}
              onChange={(event) => setLine(line.key, { quantity: event.currentTarget.value })}
            />
            <AmountField
              label={t('invoice.line.amount')}
              currency={values.currency}
              value={line.amount}
              {...fieldOf(index, 'amount', amountError(line))}
              onChange={(amount) => setLine(line.key, { amount })}
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
        {t('invoice.new.total')}: <bdi>{formatMoney(total.toFixed(digits), values.currency, locale)}</bdi>
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

type LineField = 'name' | 'quantity' | 'amount';

/** Decimals of a quantity, which is shown and never multiplied. */
const QUANTITY_DIGITS = 8;

function wrongField({ name, quantity, amount }: Line, currency: string): LineField | undefined {
  if (name.trim() === '') return 'name';
  if (!readAmount(quantity, QUANTITY_DIGITS).amount) return 'quantity';
  return readAmount(amount, digitsOf(currency)).amount?.greaterThan(0) ? undefined : 'amount';
}

function toRequest({ lines, due_date: dueDate, description, ...values }: Values): Record<string, unknown> {
  return {
    ...values,
    ...(dueDate !== '' && { due_date: dueDate }),
    ...(description.trim() !== '' && { description: description.trim() }),
    line_items: lines.map(({ name, quantity, amount }) => ({
      display_name: name.trim(),
      quantity: readAmount(quantity, QUANTITY_DIGITS).amount?.toFixed() ?? quantity,
      amount: readAmount(amount, digitsOf(values.currency)).amount?.toFixed() ?? amount,
    })),
  };
}
