import { Button } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '../../api/queries';
import type { CreditNote, Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { useApi } from '../../session/session';
import { Money } from '../../ui/money';
import { Card } from '../../ui/page';
import { saveFile } from '../../ui/save-file';
import { ProblemAlert } from '../../ui/states';
import { TimelineStep } from '../../ui/timeline-step';

/** The credit notes of an invoice, if any. */
export default function CreditNotesCard({ invoice }: { invoice: Invoice }) {
  const { t } = useI18n();
  const { data, error, refetch } = useResource<{ items: CreditNote[] }>(`/invoices/${invoice.id}/credit-notes`);
  return (
    <Card title={t('creditNotes')}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <ol className="timeline">
        {data?.items.map((note) => (
          <TimelineStep
            key={note.id}
            label={
              <>
                <bdi>{note.number}</bdi> · <Money amount={note.amount} currency={note.currency} />
              </>
            }
            at={note.created_at}
          >
            <p className="timeline-by" dir="auto">
              {note.reason}
            </p>
            <SaveCreditNote note={note} />
          </TimelineStep>
        ))}
      </ol>
    </Card>
  );
}

function SaveCreditNote({ note: { id, number } }: { note: CreditNote }) {
  const { t } = useI18n();
  const api = useApi();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      saveFile(await api.file(`/credit-notes/${id}/pdf`), `${number}.pdf`);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" size="xs" mt="xs" loading={isBusy} onClick={() => void save()}>
        {t('credit.pdf')}
      </Button>
      {problem !== null && <ProblemAlert error={problem} onRetry={() => void save()} />}
    </>
  );
}
