import { Anchor, Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useConnections, useInvoice, useInvoiceSync } from '../api/queries';
import type { Invoice, Payment } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/record';
import '../i18n/late/corrections';
import { asTyped, digitsIn, readAmount } from '../ui/amount';
import { AmountField, useAmountProblem } from '../ui/amount-field';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { formatMoney, today } from '../ui/format';
import { ProblemAlert } from '../ui/states';
import { MethodField } from './method-field';
import {
  checkForm,
  DESCRIPTION_LENGTH,
  type FieldErrors,
  type FieldName,
  fieldOf,
  type RecordForm,
} from './record-form';
import { RecordProblem } from './record-problem';
import { useRecord } from './use-record';
import { OfflineNote } from './offline-note';
import { useLiveLink } from './use-live-link';
import { useReturnFocus } from '../ui/use-return-focus';

interface RecordPaymentDialogProps {
  invoice: Invoice;
  onClose: () => void;
  /** @param isReused whether the invoice already had this link */
  onRecorded: (payment: Payment, isReused: boolean) => void;
}

const FIELDS: FieldName[] = ['amount', 'method', 'connectionId', 'description', 'referenceId', 'receivedOn'];

export default function RecordPaymentDialog({ invoice: opened, onClose, onRecorded }: RecordPaymentDialogProps) {
  // The outstanding amount may change while the dialog is open.
  const invoice = useInvoice(opened.id).data ?? opened;
  const { t, locale } = useI18n();
  useReturnFocus();
  const connections = useConnections();
  const published = connections.data?.items.filter(({ status }) => status === 'published') ?? [];
  const initial = useRef<RecordForm>({
    amount: asTyped(invoice.amount_remaining),
    method: '',
    connectionId: '',
    description: '',
    referenceId: '',
    receivedOn: '',
  });
  const [form, setForm] = useState(initial.current);
  const [errors, setErrors] = useState<FieldErrors>({});
  const isUnsent = useRef(true);
  const [isLeaving, setLeaving] = useState(false);
  const live = useLiveLink(invoice.id);
  /** The link that existed when the dialog was opened. */
  const first = useRef<string>(undefined);
  if (live && isUnsent.current) first.current = live.id;
  const { isBusy, problem, clear, record, retry } = useRecord(invoice, (payment) =>
    onRecorded(payment, payment.id === first.current),
  );
  const formElement = useRef<HTMLFormElement>(null);
  const outstanding = formatMoney(invoice.amount_remaining, invoice.currency, locale);
  const digits = digitsIn(invoice.amount_remaining);
  const explain = useAmountProblem();
  const typed = readAmount(form.amount, digits).amount;

  // Preselects once the choices are loaded. A choice that the user made meanwhile is kept.
  const hasConnection = published.length > 0;
  const onlyConnection = (published.length === 1 && published[0]?.id) || '';
  useEffect(() => {
    if (!hasConnection) return;
    const chosen: Partial<RecordForm> = { method: 'payment_link', connectionId: onlyConnection };
    initial.current = { ...initial.current, ...chosen };
    setForm((current) => (current.method === '' ? { ...current, ...chosen } : current));
  }, [hasConnection, onlyConnection]);

  // Among several connections, preselects the one through which the invoice is synced.
  const syncedBy = useInvoiceSync(invoice.invoice_status === 'draft' ? null : invoice.id).data?.connection_id ?? null;
  const syncedConnection = (published.length > 1 && published.find(({ id }) => id === syncedBy)?.id) || '';
  useEffect(() => {
    if (!syncedConnection) return;
    initial.current = { ...initial.current, connectionId: syncedConnection };
    setForm((current) => (current.connectionId === '' ? { ...current, connectionId: syncedConnection } : current));
  }, [syncedConnection]);

  const set = (changes: Partial<RecordForm>) => {
    setForm((current) => ({ ...current, ...changes }));
    setErrors((current) => Object.fromEntries(Object.entries(current).filter(([name]) => !(name in changes))));
    clear();
  };
  const isChanged = FIELDS.some((name) => form[name] !== initial.current[name]);
  const leave = () => {
    if (isBusy) return;
    if (isChanged) setLeaving(true);
    else onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkForm(form, invoice);
    setErrors(found);
    const first = FIELDS.find((name) => found[name]);
    if (first) formElement.current?.querySelector<HTMLElement>(`[data-field="${first}"]`)?.focus();
    else {
      isUnsent.current = false;
      void record(form);
    }
  };
  const text = (name: FieldName): string | undefined => {
    if (name === 'amount' && errors.amount)
      return explain(errors.amount, form.amount, invoice.currency, digits, outstanding);
    const error = name === 'amount' ? undefined : errors[name];
    if (error) return t(`record.field.${error}`, { amount: outstanding });
    return problem && problem.code === 'validation_error' && fieldOf(problem.param) === name
      ? (problem.fields[0]?.message ?? problem.message)
      : undefined;
  };
  const useOutstanding = () => set({ amount: asTyped(problem?.detail('outstanding') ?? invoice.amount_remaining) });
  const isFieldProblem = problem?.code === 'validation_error' && fieldOf(problem.param) !== undefined;

  return (
    <Modal
      opened
      onClose={leave}
      title={t('record.title')}
      size="lg"
      closeOnEscape={!isBusy}
      closeOnClickOutside={!isBusy}
      closeButtonProps={{ 'aria-label': t('close'), disabled: isBusy }}
    >
      <p className="quiet" dir="auto">
        <bdi>{invoice.invoice_number ?? invoice.id}</bdi> · <bdi>{invoice.customer?.name ?? '—'}</bdi>
      </p>
      <form ref={formElement} onSubmit={submit} noValidate>
        <fieldset inert={isBusy} className="plain">
          <Stack gap="md">
            <AmountField
              label={t('record.amount')}
              required
              data-autofocus
              data-field="amount"
              currency={invoice.currency}
              digits={digits}
              leftSection={<span className="currency">{invoice.currency}</span>}
              leftSectionWidth={56}
              description={
                <span className="help-row">
                  <span>{t('record.outstanding', { amount: outstanding })}</span>
                  <Anchor component="button" type="button" size="xs" onClick={useOutstanding}>
                    {t('record.useOutstanding')}
                  </Anchor>
                </span>
              }
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={form.amount}
              error={text('amount')}
              onChange={(amount) => set({ amount })}
            />
            <MethodField
              form={form}
              error={text('method')}
              hasPublished={published.length > 0}
              isKnown={!connections.isPending}
              onChange={set}
            />
            {connections.error && <ProblemAlert error={connections.error} onRetry={() => void connections.refetch()} />}
            {form.method === 'payment_link' && (
              <NativeSelect
                label={t('record.provider')}
                required
                data-field="connectionId"
                data={[
                  ...(published.length === 1 ? [] : [{ value: '', label: t('record.provider.choose') }]),
                  ...published.map(({ id, name }) => ({ value: id, label: `Nomod — ${name}` })),
                ]}
                value={form.connectionId}
                error={text('connectionId')}
                onChange={(event) => set({ connectionId: event.currentTarget.value })}
              />
            )}
            <Textarea
              label={t('record.description')}
              data-field="description"
              dir="auto"
              autosize
              minRows={2}
              maxRows={6}
              description={t('record.description.help', { count: form.description.length, most: DESCRIPTION_LENGTH })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              maxLength={DESCRIPTION_LENGTH}
              value={form.description}
              error={text('description')}
              onChange={(event) => set({ description: event.currentTarget.value })}
            />
            {form.method === 'offline' && (
              <Group grow align="flex-start" preventGrowOverflow={false}>
                <TextInput
                  label={t('record.reference')}
                  data-field="referenceId"
                  maxLength={255}
                  dir="auto"
                  value={form.referenceId}
                  error={text('referenceId')}
                  onChange={(event) => set({ referenceId: event.currentTarget.value })}
                />
                <TextInput
                  type="date"
                  label={t('record.receivedOn')}
                  data-field="receivedOn"
                  max={today()}
                  value={form.receivedOn}
                  error={text('receivedOn')}
                  onChange={(event) => set({ receivedOn: event.currentTarget.value })}
                />
              </Group>
            )}
          </Stack>
        </fieldset>
        <Stack gap="md" mt="lg">
          {problem && !isFieldProblem && (
            <RecordProblem
              problem={problem}
              invoice={invoice}
              onUseOutstanding={useOutstanding}
              onRetry={() => void retry(form)}
            />
          )}
          {form.method === 'offline' && <OfflineNote invoice={invoice} amount={typed} live={live} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={leave} disabled={isBusy}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isBusy} aria-busy={isBusy}>
              {typed?.greaterThan(0)
                ? t('record.submit.amount', {
                    amount: formatMoney(typed.toFixed(digits), invoice.currency, locale),
                  })
                : t('record.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
      {isLeaving && (
        <ConfirmDialog
          title={t('record.leave.title')}
          confirm={t('record.leave.confirm')}
          cancel={t('record.leave.stay')}
          onConfirm={onClose}
          onClose={() => setLeaving(false)}
        >
          <Text>{t('record.leave.text')}</Text>
        </ConfirmDialog>
      )}
    </Modal>
  );
}
