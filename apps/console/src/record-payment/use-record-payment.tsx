import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import type { Invoice, Payment } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Arriving } from '../ui/states';
import { toastDone } from '../ui/toast';

const RecordPaymentDialog = lazy(() => import('./record-payment-dialog'));
const LinkCreatedDialog = lazy(() => import('./link-created-dialog'));

/** The two dialogs for recording a payment. Render `dialogs` and call `start` with the invoice. */
export function useRecordPayment(): { start: (invoice: Invoice) => void; dialogs: ReactNode } {
  const { t } = useI18n();
  const [invoice, setInvoice] = useState<Invoice | null>(null);
  const [created, setCreated] = useState<{ invoice: Invoice; payment: Payment; isReused: boolean } | null>(null);
  const opener = useRef<Element | null>(null);
  const start = useCallback((chosen: Invoice) => {
    opener.current = document.activeElement;
    setInvoice(chosen);
  }, []);
  const recorded = (payment: Payment, isReused: boolean) => {
    if (!invoice) return;
    setInvoice(null);
    if (payment.payment_method_type === 'payment_link') {
      if (payment.payment_url !== null) setCreated({ invoice, payment, isReused });
      toastDone(t(isReused ? 'created.toast.reused' : 'created.toast'));
    } else {
      toastDone(t('record.offline.done'));
    }
  };
  const dialogs = (
    <Suspense fallback={<Arriving />}>
      {invoice && <RecordPaymentDialog invoice={invoice} onClose={() => setInvoice(null)} onRecorded={recorded} />}
      {created && <LinkCreatedDialog {...created} opener={opener.current} onClose={() => setCreated(null)} />}
    </Suspense>
  );
  return { start, dialogs };
}
