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
  /** The row is about this charge, so the only step left is to settle the payment that it made. */
  isAboutCharge: boolean;
  isConfirmed: boolean;
  onConfirmed: (isConfirmed: boolean) => void;
  onSettle: (invoiceId: string) => Promise<unknown>;
}

/** Nomod names another customer. The user may confirm the match nevertheless. */
export const asksForCustomer = (problem: ApiProblem): boolean => problem.param === 'confirm_customer';

/** Explains a refused match and offers the next step. */
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
      className="notice"
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

/** Another payment has the charge: through a link of ours, which is then settled with it, or as recorded earlier. */
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
