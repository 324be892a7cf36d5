import { Progress } from '@mantine/core';
import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { useConnections, useList } from '../../api/queries';
import type { Customer, Invoice, Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/home';
import { usePath } from '../../session/session';

/** The five steps to a first paid link. It disappears when all are done. */
export function SetupChecklist() {
  const { t } = useI18n();
  const path = usePath();
  const connections = useConnections();
  const customers = useList<Customer>('/customers', { limit: 1 });
  const invoices = useList<Invoice>('/invoices', { limit: 1 });
  const paid = useList<Payment>('/payments', {
    payment_method_type: 'payment_link',
    payment_status: 'succeeded',
    limit: 1,
  });
  if (!connections.data || !customers.data || !invoices.data || !paid.data) return null;
  const published = connections.data.items.filter(({ status }) => status === 'published');
  const steps = [
    { name: 'connection', isDone: published.length > 0, to: '/integrations/nomod' },
    {
      name: 'secret',
      isDone: published.some(({ credentials }) => credentials.webhook_secret.set_at !== null),
      to: '/integrations/nomod',
    },
    { name: 'customer', isDone: customers.data.items.length > 0, to: '/customers?new=1' },
    { name: 'invoice', isDone: invoices.data.items.length > 0, to: '/invoices?new=1' },
    { name: 'paid', isDone: paid.data.items.length > 0, to: '/invoices?status=finalized&payment=pending' },
  ] as const;
  const done = steps.filter(({ isDone }) => isDone).length;
  if (done === steps.length) return null;
  return (
    <section className="card setup" aria-labelledby="setup-title">
      <div className="setup-head">
        <h2 id="setup-title">{t('home.setup')}</h2>
        <span className="quiet">{t('home.setup.done', { done, all: steps.length })}</span>
      </div>
      <Progress
        value={(done / steps.length) * 100}
        size="sm"
        aria-label={t('home.setup.done', { done, all: steps.length })}
      />
      <ol className="setup-steps">
        {steps.map(({ name, isDone, to }, index) => (
          <li key={name} data-done={isDone || undefined}>
            <span className="setup-mark" aria-hidden>
              {isDone ? <Check size={14} strokeWidth={3} /> : index + 1}
            </span>
            <span>
              {isDone ? <span>{t(`home.setup.${name}`)}</span> : <Link to={path(to)}>{t(`home.setup.${name}`)}</Link>}
              <span className="sub">{t(`home.setup.${name}.note`)}</span>
              {isDone && <span className="visually-hidden">✓</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
