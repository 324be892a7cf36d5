import { Alert, Anchor, Button, Group } from '@mantine/core';
import { AlertTriangle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../api/api-problem';
import type { Invoice } from '../api/types';
import { type I18n, useI18n } from '../i18n/i18n';
import '../i18n/late/record';
import { usePath } from '../session/session';
import { CopyableId } from '../ui/copy-button';
import { formatMoney } from '../ui/format';

interface RecordProblemProps {
  problem: ApiProblem;
  invoice: Invoice;
  onUseOutstanding: () => void;
  onRetry: () => void;
}

/** Explains a refusal of the API in this dialog, and offers the next step. */
export function RecordProblem({ problem, invoice, onUseOutstanding, onRetry }: RecordProblemProps) {
  const i18n = useI18n();
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<AlertTriangle size={18} />}
      title={textOf(problem, invoice, i18n)}
      data-code={problem.code}
      className="problem"
    >
      {problem.hint && !KNOWN.has(problem.code) && <div dir="auto">{problem.hint}</div>}
      {problem.requestId && (
        <div className="request-id">
          {i18n.t('requestId')} <CopyableId id={problem.requestId} name={i18n.t('requestId')} />
        </div>
      )}
      <Group gap="sm" mt="xs">
        <NextStep problem={problem} invoice={invoice} onUseOutstanding={onUseOutstanding} onRetry={onRetry} />
      </Group>
    </Alert>
  );
}

const KNOWN = new Set([
  'connection_not_published',
  'invalid_invoice_amount',
  'invoice_already_paid',
  'nomod_link_creation_failed',
  'nomod_outcome_unknown',
  'nomod_amount_mismatch',
  'currency_mismatch',
  'invoice_not_finalized',
  'invoice_voided',
]);

function textOf(problem: ApiProblem, invoice: Invoice, { t, word, locale }: I18n): string {
  const reason = problem.detail('reason') ?? problem.hint;
  switch (problem.code) {
    case 'invalid_invoice_amount': {
      const outstanding = problem.detail('outstanding') ?? invoice.amount_remaining;
      return t('record.error.invalid_invoice_amount', {
        amount: formatMoney(outstanding, problem.detail('currency') ?? invoice.currency, locale),
      });
    }
    case 'nomod_link_creation_failed':
      return t('record.error.nomod_link_creation_failed', { reason });
    case 'nomod_amount_mismatch': {
      const [, theirs, ours] = /would charge (.+) instead of (.+?);/.exec(problem.message) ?? [];
      return theirs && ours ? t('record.error.nomod_amount_mismatch', { theirs, ours }) : problem.message;
    }
    case 'currency_mismatch':
      return t('record.error.currency_mismatch', {
        ours: problem.detail('invoice_currency') ?? invoice.currency,
        theirs: problem.detail('currency') ?? '?',
      });
    case 'invoice_not_finalized':
    case 'invoice_voided': {
      const status = problem.detail('invoice_status') ?? invoice.invoice_status;
      return t(`record.error.${problem.code}`, { status: word(`status.${status}`, status) });
    }
    default:
      return word(`record.error.${problem.code}`, word(`error.${problem.code}`, problem.message));
  }
}

function NextStep({ problem, invoice, onUseOutstanding, onRetry }: RecordProblemProps): ReactNode {
  const { t } = useI18n();
  const path = usePath();
  const paymentId = problem.detail('payment_id');
  const link = (to: string, text: string) => (
    <Anchor component={Link} to={path(to)} size="sm">
      {text}
    </Anchor>
  );
  const viewPayment = link(
    paymentId ? `/payments/${paymentId}` : `/payments?invoice=${invoice.id}`,
    t('record.viewPayment'),
  );
  switch (problem.code) {
    case 'connection_not_published':
      return link('/integrations/nomod', t('record.openConnection'));
    case 'invalid_invoice_amount':
      return (
        <Button size="xs" variant="default" onClick={onUseOutstanding}>
          {t('record.useOutstanding')}
        </Button>
      );
    case 'invoice_already_paid':
      return viewPayment;
    case 'nomod_link_creation_failed':
      return (
        <>
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('record.tryAgain')}
          </Button>
          {viewPayment}
        </>
      );
    case 'nomod_outcome_unknown':
      return viewPayment;
    case 'nomod_amount_mismatch':
      return <MismatchHelp />;
    case 'currency_mismatch':
    case 'invoice_not_finalized':
    case 'invoice_voided':
      return link(`/invoices/${invoice.id}`, t('record.viewInvoice'));
    default:
      return null;
  }
}

function MismatchHelp() {
  const { t } = useI18n();
  return (
    <details>
      <summary>{t('record.howToFix')}</summary>
      <p>{t('record.howToFix.text')}</p>
    </details>
  );
}
