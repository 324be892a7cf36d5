import { Alert, Anchor, Button, Checkbox, Group, Stack } from '@mantine/core';
import { AlertTriangle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ApiProblem } from '../../api/api-problem';
import { useCustomer, useInvoice } from '../../api/queries';
import { useI18n } from '../../i18n/i18n';
import { usePath } from '../../session/session';
import { ProblemAlert } from '../../ui/states';

interface MatchProblemProps {
  problem: ApiProblem;
  isBusy: boolean;
  /** The row is about this charge: settling the payment it made is all that is left to do. */
  isAboutCharge: boolean;
  isConfirmed: boolean;
  onConfirmed: (isConfirmed: boolean) => void;
  onSettle: (invoiceId: string) => Promise<unknown>;
}

/** Nomod names another customer: a person may know better. */
export const asksForCustomer = (problem: ApiProblem): boolean => problem.param === 'confirm_customer';

/** A refused match in words, with the step that helps. */
export function MatchProblem(props: MatchProblemProps): ReactNode {
  const { problem } = props;
  if (asksForCustomer(problem)) return <OtherCustomer {...props} />;
  const owner = problem.detail('invoice_id');
  if (problem.code !== 'conflict' || owner === undefined) return <ProblemAlert error={problem} />;
  const isOnLink = problem.detail('payment_id') !== undefined && problem.detail('charge_id') !== undefined;
  return <BelongsElsewhere {...props} invoiceId={owner} isOnLink={isOnLink} />;
}

function OtherCustomer({ problem, isConfirmed, onConfirmed }: MatchProblemProps) {
  const { t } = useI18n();
  const ours = useCustomer(problem.detail('customer_id') ?? null).data;
  const names = {
    theirs: problem.detail('nomod_customer_id') ?? '—',
    ours: ours?.name ?? problem.detail('customer_id') ?? '—',
  };
  return (
    <Alert
      color="yellow"
      variant="light"
      role="alert"
      icon={<AlertTriangle size={18} />}
      title={t('attention.customer')}
    >
      <Stack gap="sm">
        <div>{t('attention.customer.text', names)}</div>
        <Checkbox
          label={t('attention.customer.confirm', names)}
          checked={isConfirmed}
          onChange={(event) => onConfirmed(event.currentTarget.checked)}
        />
      </Stack>
    </Alert>
  );
}

/** Another payment has the charge: on a link of ours, which is settled with it, or as it was recorded before. */
function BelongsElsewhere({
  problem,
  invoiceId,
  isOnLink,
  isAboutCharge,
  isBusy,
  onSettle,
}: MatchProblemProps & { invoiceId: string; isOnLink: boolean }) {
  const { t } = useI18n();
  const path = usePath();
  const invoice = useInvoice(invoiceId).data;
  const paymentId = problem.detail('payment_id');
  const values = { invoice: invoice?.invoice_number ?? invoiceId, customer: invoice?.customer?.name ?? '—' };
  return (
    <Alert color="red" variant="light" role="alert" icon={<AlertTriangle size={18} />} title={t('attention.elsewhere')}>
      <div>{t(isOnLink ? 'attention.elsewhere.link' : 'attention.elsewhere.recorded', values)}</div>
      <Group gap="sm" mt="xs">
        {isOnLink && isAboutCharge && (
          <Button size="xs" loading={isBusy} onClick={() => void onSettle(invoiceId)}>
            {t('attention.elsewhere.settle')}
          </Button>
        )}
        <Anchor component={Link} to={path(paymentId ? `/payments/${paymentId}` : `/invoices/${invoiceId}`)} size="sm">
          {t(paymentId ? 'record.viewPayment' : 'record.viewInvoice')}
        </Anchor>
      </Group>
    </Alert>
  );
}
