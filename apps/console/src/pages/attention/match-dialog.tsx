import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem';
import type { Api } from '../../api/client';
import { useInvoice } from '../../api/queries';
import type { AttentionItem, Invoice, Page } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { formatMoney } from '../../ui/format';
import type { Candidate } from './candidates';
import { asksForCustomer, MatchProblem } from './match-problem';

export interface MatchBody {
  invoice_id: string;
  charge_id?: string;
  confirm_customer?: true;
}

interface MatchDialogProps {
  item: AttentionItem;
  /** The chosen pair; without it, the user enters the invoice. */
  candidate: Candidate | undefined;
  onMatch: (body: MatchBody) => Promise<void>;
  onClose: () => void;
}

/** Shows the effect of a match in money, and the next step when it is refused. */
export function MatchDialog({ item, candidate, onMatch, onClose }: MatchDialogProps) {
  const { t } = useI18n();
  const api = useApi();
  const [invoice, setInvoice] = useState(candidate?.invoiceId ?? item.invoice_id ?? '');
  const [chargeId, setChargeId] = useState(candidate?.chargeId ?? '');
  const [error, setError] = useState<string>();
  const [refusal, setRefusal] = useState<ApiProblem>();
  const [isConfirmed, setConfirmed] = useState(false);
  const asksConfirmation = refusal !== undefined && asksForCustomer(refusal);

  const send = async (body: MatchBody) => {
    try {
      await onMatch(body);
    } catch (problem) {
      if (problem instanceof ApiProblem) setRefusal(problem);
      throw problem;
    }
    return true;
  };
  const match = async () => {
    const invoiceId = invoice.trim() === '' ? undefined : await findInvoice(api, invoice.trim());
    if (invoiceId === undefined) {
      setError(t(invoice.trim() === '' ? 'attention.match.error' : 'attention.match.unknown'));
      return false;
    }
    return send({
      invoice_id: invoiceId,
      ...(item.charge_id === null && chargeId.trim() !== '' && { charge_id: chargeId.trim() }),
      ...(asksConfirmation && isConfirmed && { confirm_customer: true as const }),
    });
  };
  const settle = async (owner: string) => {
    await send({ invoice_id: owner });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('attention.match.title')}
      confirm={t(asksConfirmation ? 'attention.match.allTheSame' : 'attention.match')}
      confirmBlocked={asksConfirmation && !isConfirmed ? t('attention.customer.tick') : undefined}
      onConfirm={match}
      onClose={onClose}
      explain={(problem, isBusy) => (
        <MatchProblem
          problem={problem}
          isBusy={isBusy}
          isAboutCharge={item.charge_id !== null}
          isConfirmed={isConfirmed}
          onConfirmed={setConfirmed}
          onSettle={settle}
        />
      )}
    >
      {candidate ? (
        <WhatHappens candidate={candidate} />
      ) : (
        <Stack>
          <TextInput
            label={t('attention.match.invoice')}
            required
            dir="ltr"
            value={invoice}
            error={error}
            onChange={(event) => {
              setInvoice(event.currentTarget.value);
              setError(undefined);
              setRefusal(undefined);
              setConfirmed(false);
            }}
          />
          {item.charge_id === null && (
            <TextInput
              label={t('attention.match.charge')}
              dir="ltr"
              value={chargeId}
              onChange={(event) => setChargeId(event.currentTarget.value)}
            />
          )}
        </Stack>
      )}
    </ConfirmDialog>
  );
}

function WhatHappens({ candidate: { invoiceId, chargeId, taken } }: { candidate: Candidate }) {
  const { t, locale } = useI18n();
  const invoice = useInvoice(invoiceId).data;
  const values = {
    charge: chargeId,
    amount: taken ? formatMoney(taken.amount, taken.currency, locale) : '',
    invoice: invoice?.invoice_number ?? invoiceId,
    customer: invoice?.customer?.name ?? '—',
    remaining: invoice ? formatMoney(invoice.amount_remaining, invoice.currency, locale) : '—',
  };
  return (
    <Stack gap="xs">
      <Text>{t(taken ? 'attention.match.what' : 'attention.match.whatUnknown', values)}</Text>
      <Text size="sm" c="dimmed">
        {t('attention.match.readBack')}
      </Text>
    </Stack>
  );
}

/** The entered id, or the id of the invoice with this number; undefined when there is none. */
async function findInvoice(api: Api, text: string): Promise<string | undefined> {
  if (text.startsWith('inv_')) return text;
  const { items } = await api.get<Page<Invoice>>('/invoices', { search: text, limit: 100 });
  return items.find(({ invoice_number: number }) => number?.toLowerCase() === text.toLowerCase())?.id;
}
