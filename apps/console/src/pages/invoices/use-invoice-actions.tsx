import { lazy, type ReactNode, Suspense, useState } from 'react';
import { newIdempotencyKey } from '../../api/client';
import type { Invoice } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import type { MessageKey } from '../../i18n/en/index';
import { useLiveLink } from '../../record-payment/use-live-link';
import { isPositive } from '../../ui/is-positive';
import { Arriving } from '../../ui/states';
import { useAct } from '../../ui/use-act';

const CreditDialog = lazy(() => import('./credit-dialog'));
const FinalizeDialog = lazy(() => import('./finalize-dialog'));
const SendDialog = lazy(() => import('./send-dialog'));
const InvoiceDrawer = lazy(() => import('./invoice-drawer'));
const VoidDialog = lazy(() => import('./void-dialog'));

type Asking = 'finalize' | 'void' | 'edit' | 'copy' | 'credit' | 'send';

export interface InvoiceActions {
  isBusy: boolean;
  /** The live URL at which the invoice can be paid. */
  url: string | undefined;
  voidBlocked: MessageKey | undefined;
  push(): Promise<unknown>;
  check(): Promise<unknown>;
  copyLink(): Promise<unknown>;
  /** Opens the dialog or form of an action. */
  ask(act: Asking): void;
  dialogs: ReactNode;
}

export function useInvoiceActions(invoice: Invoice): InvoiceActions {
  const { t } = useI18n();
  const { api, isBusy, act } = useAct();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const live = useLiveLink(invoice.id)?.payment_url;
  const isOpen = invoice.invoice_status === 'finalized' && isPositive(invoice.amount_remaining);
  const url = live ?? (isOpen ? invoice.metadata['nomod_invoice_url'] : undefined);
  const path = `/invoices/${invoice.id}`;

  return {
    isBusy,
    url,
    voidBlocked: voidBlocked(invoice),
    push: () => act(() => api.post(`${path}/sync`, {}, newIdempotencyKey()), t('nomod.pushed')),
    check: () => act(() => api.post(`${path}/check`, {}), t('nomod.checked')),
    copyLink: () => act(() => navigator.clipboard.writeText(url ?? ''), t('copied')),
    ask: setAsking,
    dialogs: (
      <Suspense fallback={<Arriving />}>
        {asking === 'credit' && <CreditDialog invoice={invoice} onClose={close} />}
        {asking === 'void' && <VoidDialog invoice={invoice} onClose={close} />}
        {asking === 'send' && <SendDialog invoice={invoice} onClose={close} />}
        {asking === 'finalize' && <FinalizeDialog invoice={invoice} onClose={close} />}
        {(asking === 'edit' || asking === 'copy') && <InvoiceDrawer invoice={invoice} mode={asking} onClose={close} />}
      </Suspense>
    ),
  };
}

function voidBlocked(invoice: Invoice): MessageKey | undefined {
  if (invoice.invoice_status === 'voided') return 'record.blocked.void';
  if (isPositive(invoice.amount_paid)) return 'invoice.void.hasPayments';
  return undefined;
}
