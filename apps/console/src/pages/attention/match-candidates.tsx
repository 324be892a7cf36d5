import { Anchor, Button } from '@mantine/core';
import { Link } from 'react-router';
import { useInvoice } from '../../api/queries';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import { CopyableId } from '../../ui/copy-button';
import { Table } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { InvoiceStatus } from '../../ui/status-badge';
import { Time } from '../../ui/time';
import type { Candidate } from './candidates';

interface MatchCandidatesProps {
  candidates: readonly Candidate[];
  /** Absent for a key that may not match. */
  onMatch?: (candidate: Candidate) => void;
}

/** A row with a button for each invoice and each charge that may have paid it. */
export function MatchCandidates({ candidates, onMatch }: MatchCandidatesProps) {
  const { t } = useI18n();
  return (
    <Table
      name={t('attention.candidates')}
      rows={candidates}
      keyOf={({ invoiceId, chargeId }) => `${invoiceId} ${chargeId}`}
      columns={[
        { key: 'invoice', header: t('invoice'), cell: ({ invoiceId }) => <InvoiceCell id={invoiceId} /> },
        { key: 'owed', header: t('invoice.outstanding'), end: true, cell: ({ invoiceId }) => <Owed id={invoiceId} /> },
        {
          key: 'charge',
          header: t('events.charge'),
          cell: ({ chargeId, paidAt }) => (
            <span>
              <CopyableId id={chargeId} name={t('events.charge')} />
              {paidAt && (
                <span className="sub">
                  <Time at={paidAt} />
                </span>
              )}
            </span>
          ),
        },
        {
          key: 'taken',
          header: t('attention.taken'),
          end: true,
          cell: ({ taken }) => (taken ? <Money {...taken} strong /> : '—'),
        },
        {
          key: 'actions',
          header: t('actions'),
          cell: (candidate) => onMatch && <MatchButton candidate={candidate} onMatch={() => onMatch(candidate)} />,
        },
      ]}
    />
  );
}

function InvoiceCell({ id }: { id: string }) {
  const path = usePath();
  const invoice = useInvoice(id).data;
  return (
    <span>
      <Anchor component={Link} to={path(`/invoices/${id}`)} className="no-wrap">
        <bdi>{invoice?.invoice_number ?? id}</bdi>
      </Anchor>{' '}
      {invoice && <InvoiceStatus invoice={invoice} />}
      <span className="sub" dir="auto">
        {invoice?.customer?.name}
      </span>
    </span>
  );
}

function Owed({ id }: { id: string }) {
  const invoice = useInvoice(id).data;
  return invoice ? <Money amount={invoice.amount_remaining} currency={invoice.currency} strong /> : '—';
}

function MatchButton({ candidate, onMatch }: { candidate: Candidate; onMatch: () => void }) {
  const { t } = useI18n();
  const invoice = useInvoice(candidate.invoiceId).data;
  const name = invoice?.invoice_number ?? candidate.invoiceId;
  return (
    <Button
      size="xs"
      onClick={onMatch}
      aria-label={t('attention.match.these', { charge: candidate.chargeId, invoice: name })}
    >
      {t('attention.match.this')}
    </Button>
  );
}
