import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { AttentionItem } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { toastDone } from '../../ui/toast';
import type { Candidate } from './candidates';
import { MatchDialog } from './match-dialog';

type Asking = 'match' | 'lost' | 'dismiss' | null;

export function useAttentionActions(item: AttentionItem) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const [candidate, setCandidate] = useState<Candidate>();
  const path = `/attention/${item.id}`;

  const act = async (action: 'check' | 'match' | 'retry' | 'count-lost' | 'dismiss', body: object = {}) => {
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
    /** Without a pair, the user enters the invoice. */
    askToMatch: (chosen?: Candidate) => {
      setCandidate(chosen);
      setAsking('match');
    },
    askToCountLost: () => setAsking('lost'),
    askToDismiss: () => setAsking('dismiss'),
    dialogs: (
      <>
        {asking === 'dismiss' && <DismissDialog onClose={close} onDismiss={(note) => act('dismiss', { note })} />}
        {asking === 'lost' && (
          <ConfirmDialog
            title={t('attention.lost.title')}
            confirm={t('attention.lost')}
            onConfirm={() => act('count-lost')}
            onClose={close}
          >
            <p>{t('attention.lost.what')}</p>
          </ConfirmDialog>
        )}
        {asking === 'match' && (
          <MatchDialog item={item} candidate={candidate} onClose={close} onMatch={(body) => act('match', body)} />
        )}
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
