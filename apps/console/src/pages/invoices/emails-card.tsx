import { lazy, Suspense } from 'react';
import { useResource } from '../../api/queries';
import type { Email, Invoice } from '../../api/types';

const EmailsList = lazy(() => import('./emails-list'));

/** The e-mails about an invoice. Hidden while there are none. */
export function EmailsCard({ invoice }: { invoice: Invoice }) {
  const isDraft = invoice.invoice_status === 'draft';
  const { data } = useResource<{ items: Email[] }>(isDraft ? null : `/invoices/${invoice.id}/emails`);
  if (!data || data.items.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <EmailsList emails={data.items} />
    </Suspense>
  );
}
