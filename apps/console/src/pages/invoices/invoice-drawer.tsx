import { Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, useRef } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../api/client';
import { useResource } from '../../api/queries';
import type { BusinessProfile, Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { useApi, usePath } from '../../session/session';
import { digitsOf } from '../../ui/amount';
import { AmountField, useAmountProblem } from '../../ui/amount-field';
import { formatMoney } from '../../ui/format';
import { FormDrawer } from '../../ui/form-drawer';
import { Arriving } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import { type Errors, placeByName, useForm } from '../../ui/use-form';
import { useUnchanged } from '../../ui/use-unchanged';
import { CustomerField } from './customer-field';
import {
  emptyInvoice,
  exchangeOf,
  isDiscountTooLarge,
  isDueBeforeIssue,
  type InvoiceValues,
  partProblem,
  totalsOf,
  toRequest,
  valuesOf,
  wrongField,
} from './invoice-form';
import { ExchangeFields } from './exchange-fields';
import { LineFields } from './line-fields';
import { shownInvoice } from './shown-invoice';

const InvoicePreview = lazy(() => import('./invoice-preview'));

interface InvoiceDrawerProps {
  customerId?: string;
  /** The draft to edit, or the invoice to copy. */
  invoice?: Invoice;
  mode?: 'create' | 'edit' | 'copy';
  onClose: () => void;
}

/** A new invoice, a copy, or an edited draft. */
export default function InvoiceDrawer(props: InvoiceDrawerProps) {
  const { data, isPending } = useResource<BusinessProfile>('/business-profile');
  // When the profile is not available, no default tax rate is assumed.
  return isPending ? <Arriving /> : <InvoiceForm {...props} profile={data} />;
}

function InvoiceForm({
  customerId = '',
  invoice,
  mode = 'create',
  profile,
  onClose,
}: InvoiceDrawerProps & { profile: BusinessProfile | undefined }) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const explain = useAmountProblem();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = usePath();
  const idempotencyKey = useRef(newIdempotencyKey());
  const rate = profile?.default_tax_rate ?? '';
  const isChange = mode === 'edit' && invoice !== undefined;

  const partErrors = (name: 'discount' | 'tax', { currency, [name]: text }: InvoiceValues): Errors<InvoiceValues> => {
    const problem = partProblem(text, currency);
    return problem ? { [name]: explain(problem, text, currency, digitsOf(currency)) } : {};
  };
  const check = (values: InvoiceValues): Errors<InvoiceValues> => {
    const { customer_id: customer, currency, lines } = values;
    return {
      ...(customer === '' && { customer_id: t('invoice.new.error.customer') }),
      ...(!/^[A-Za-z]{3}$/.test(currency) && { currency: t('invoice.new.error.currency') }),
      ...(lines.some((line) => wrongField(line, currency)) && { lines: t('invoice.new.error.amount') }),
      ...partErrors('discount', values),
      ...partErrors('tax', values),
      ...(isDiscountTooLarge(values) && { discount: t('invoice.new.error.discount') }),
      ...(exchangeOf(values) === null && { exchange_rate: t('invoice.new.error.exchange') }),
      ...(isDueBeforeIssue(values) && { due_date: t('invoice.new.error.dueDate') }),
    };
  };
  const unchanged = useUnchanged<Invoice, InvoiceValues>({
    path: `/invoices/${invoice?.id}`,
    record: invoice,
    kind: 'invoice',
    valuesOf: (record) => valuesOf(record, false),
    show: (values) => shownInvoice(values, i18n),
    isClosed: ({ invoice_status: status }) => status !== 'draft',
  });
  const save = async (values: InvoiceValues) => {
    if (isChange) {
      if (!(await unchanged.save(() => toRequest(values, true), values))) return;
      await client.invalidateQueries({ queryKey: [api.environmentId] });
      toastDone(t('invoice.edit.saved'));
      return onClose();
    }
    const created = await api.post<Invoice>('/invoices', toRequest(values, false), idempotencyKey.current);
    await client.invalidateQueries({ queryKey: [api.environmentId] });
    toastDone(t('invoice.new.created'));
    onClose();
    await navigate(path(`/invoices/${created.id}`));
  };
  const initial = invoice ? valuesOf(invoice, !isChange) : emptyInvoice(customerId, rate);
  const form = useForm<InvoiceValues>({
    initial,
    check,
    send: save,
    place: (problem) => {
      idempotencyKey.current = newIdempotencyKey();
      return placeByName(initial)(problem);
    },
  });
  const { values, set, errors } = form;
  const { subtotal, taxes, total } = totalsOf(values);
  const money = (amount: string) => <bdi>{formatMoney(amount, values.currency, locale)}</bdi>;
  const part = (name: 'discount' | 'tax') => (
    <AmountField
      label={t(name === 'discount' ? 'invoice.discount' : 'invoice.tax')}
      name={name}
      currency={values.currency}
      value={values[name]}
      error={errors[name]}
      onChange={(text) => set({ [name]: text })}
    />
  );
  const day = (name: 'issue_date' | 'due_date', label: 'invoice.issueDate' | 'invoice.dueDate') => (
    <TextInput
      type="date"
      label={t(label)}
      name={name}
      description={t(`${label}.help`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );

  return (
    <FormDrawer
      title={t(isChange ? 'invoice.edit' : 'invoice.new')}
      submit={t(isChange ? 'invoice.edit.save' : 'invoice.new.draft')}
      form={form}
      question={unchanged.question(form)}
      onClose={onClose}
      preview={profile && <InvoicePreview values={values} profile={profile} />}
    >
      {isChange ? (
        <Text size="sm">
          {t('invoice.edit.fixed', { customer: invoice.customer?.name ?? '—', currency: invoice.currency })}
        </Text>
      ) : (
        <CustomerField id={values.customer_id} error={errors.customer_id} onChange={(id) => set({ customer_id: id })} />
      )}
      <div className="pair">
        {!isChange && (
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
        )}
        {day('issue_date', 'invoice.issueDate')}
        {day('due_date', 'invoice.dueDate')}
      </div>
      <LineFields
        lines={values.lines}
        currency={values.currency}
        rate={rate}
        isChecked={errors.lines !== undefined}
        onChange={(lines) => set({ lines })}
      />
      <div className="pair">
        {part('discount')}
        {taxes.length === 0 && part('tax')}
      </div>
      <div>
        {subtotal !== total && (
          <Text size="sm" ta="end" c="dimmed">
            {t('invoice.subtotal')}: {money(subtotal)}
          </Text>
        )}
        {taxes.map(({ rate: percent, taxable, tax }) => (
          <Text key={percent} size="sm" ta="end" c="dimmed">
            {t('invoice.taxAt', { rate: percent, amount: formatMoney(taxable, values.currency, locale) })}: {money(tax)}
          </Text>
        ))}
        <Text fw={600} ta="end" role="status">
          {t('invoice.new.total')}: {money(total)}
        </Text>
      </div>
      <ExchangeFields values={values} error={errors.exchange_rate} onChange={set} />
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
