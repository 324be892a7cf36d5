import { Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { AttentionItem } from '../../api/types';
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
      throw new Error(t('attention.dismiss.error'));
    }
    await onDismiss(note.trim());
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
  const [invoiceId, setInvoiceId] = useState(item.invoice_id ?? '');
  const [chargeId, setChargeId] = useState('');
  const [error, setError] = useState<string>();
  const match = async () => {
    if (invoiceId.trim() === '') {
      setError(t('attention.match.error'));
      throw new Error(t('attention.match.error'));
    }
    await onMatch({ invoice_id: invoiceId.trim(), ...(chargeId.trim() !== '' && { charge_id: chargeId.trim() }) });
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
          value={invoiceId}
          error={error}
          onChange={(event) => setInvoiceId(event.currentTarget.value)}
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
