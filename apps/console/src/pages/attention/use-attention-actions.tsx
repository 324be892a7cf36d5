import { Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Api } from '../../api/client';
import type { AttentionItem, Invoice, Page } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { toastDone } from '../../ui/toast';

type Asking = 'match' | 'dismiss' | null;

export function useAttentionActions(item: AttentionItem) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const path = `/attention/${item.id}`;

  const act = async (action: 'check' | 'match' | 'retry' | 'dismiss', body: object = {}) => {
    await api.post(`${path}/${action}`, body);
    toastDone(t(`attention.done.${action}`));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  const run = async (action: 'check' | 'retry') => {
    setBusy(true);
    setProblem(null);
    await act(action).catch(setProblem);
    setBusy(false);
  };
  const close = () => setAsking(null);

  return {
    isBusy,
    problem,
    check: () => run('check'),
    retry: () => run('retry'),
    askToMatch: () => setAsking('match'),
    askToDismiss: () => setAsking('dismiss'),
    dialogs: (
      <>
        {asking === 'dismiss' && <DismissDialog onClose={close} onDismiss={(note) => act('dismiss', { note })} />}
        {asking === 'match' && <MatchDialog item={item} onClose={close} onMatch={(body) => act('match', body)} />}
      </>
    ),
  };
}

function DismissDialog({
  onDismiss,
  onClose,
}: {
  onDismiss: (note: string) => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  const [note, setNote] = useState('');
  const [error, setError] = useState<string>();
  const dismiss = async () => {
    if (note.trim() === '') {
      setError(t('attention.dismiss.error'));
      return false;
    }
    return onDismiss(note.trim());
  };
  return (
    <ConfirmDialog
      title={t('attention.dismiss.title')}
      confirm={t('attention.dismiss')}
      onConfirm={dismiss}
      onClose={onClose}
    >
      <Textarea
        label={t('attention.dismiss.note')}
        required
        dir="auto"
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        error={error}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

function MatchDialog({
  item,
  onMatch,
  onClose,
}: {
  item: AttentionItem;
  onMatch: (body: object) => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { t } = useI18n();
  const api = useApi();
  const [invoice, setInvoice] = useState(item.invoice_id ?? '');
  const [chargeId, setChargeId] = useState('');
  const [error, setError] = useState<string>();
  const match = async () => {
    const invoiceId = invoice.trim() === '' ? undefined : await findInvoice(api, invoice.trim());
    if (invoiceId === undefined) {
      setError(t(invoice.trim() === '' ? 'attention.match.error' : 'attention.match.unknown'));
      return false;
    }
    return onMatch({ invoice_id: invoiceId, ...(chargeId.trim() !== '' && { charge_id: chargeId.trim() }) });
  };
  return (
    <ConfirmDialog
      title={t('attention.match.title')}
      confirm={t('attention.match')}
      onConfirm={match}
      onClose={onClose}
    >
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
    </ConfirmDialog>
  );
}

/** The id as it is, or that of the invoice with this number; undefined when there is none. */
async function findInvoice(api: Api, text: string): Promise<string | undefined> {
  if (text.startsWith('inv_')) return text;
  const { items } = await api.get<Page<Invoice>>('/invoices', { search: text, limit: 100 });
  return items.find(({ invoice_number: number }) => number?.toLowerCase() === text.toLowerCase())?.id;
}
