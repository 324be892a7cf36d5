import { useQuery } from '@tanstack/react-query';
import { type LucideIcon, ReceiptText, Users, WalletCards } from 'lucide-react';
import type { Api } from '../api/client';
import type { Customer, Invoice, ListedPayment, Page } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { includesScope, useApi, useEnvironment, usePath } from '../session/session';
import { formatMoney } from '../ui/format';
import { pageEntries } from './nav';
import { readRecent } from './recent-pages';

export interface Hit {
  to: string;
  title: string;
  note?: string;
  icon: LucideIcon;
}

const MOST = 6;

/** Pages and records for the typed text; without text, the pages visited last. */
export function useHits(text: string): { hits: Hit[]; isSearching: boolean } {
  const { t, locale } = useI18n();
  const api = useApi();
  const path = usePath();
  const environment = useEnvironment();
  const found = useQuery({
    queryKey: [api.environmentId, 'search', text],
    queryFn: () => findRecords(api, text, locale),
    enabled: text.length >= 2,
    staleTime: 5_000,
  });
  const pages = pageEntries
    .filter(({ scope }) => !scope || includesScope(environment, scope))
    .map(({ path: to, text: key, icon }): Hit => ({ to: path(to), title: t(key), note: t('search.page'), icon }))
    .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()));
  if (text === '') {
    const recent = readRecent(api.environmentId ?? '').map((page): Hit => ({
      ...page,
      note: t('search.recent'),
      icon: ReceiptText,
    }));
    return { hits: [...recent, ...pages].slice(0, 10), isSearching: false };
  }
  const records = (found.data ?? []).map(({ to, ...hit }) => ({ ...hit, to: path(to) }));
  return { hits: [...records, ...pages], isSearching: found.isFetching };
}

async function findRecords(api: Api, text: string, locale: string): Promise<Hit[]> {
  const money = (amount: string, currency: string) => formatMoney(amount, currency, locale);
  const [customers, invoices, payments] = await Promise.all([
    api.get<Page<Customer>>('/customers', { search: text, limit: MOST }),
    api.get<Page<Invoice>>('/invoices', { search: text, limit: MOST }),
    api.get<Page<ListedPayment>>('/payments', { search: text, limit: MOST }),
  ]);
  return [
    ...invoices.items.map((invoice): Hit => ({
      to: `/invoices/${invoice.id}`,
      title: invoice.invoice_number ?? invoice.id,
      note: [invoice.customer?.name, money(invoice.total, invoice.currency)].filter(Boolean).join(' · '),
      icon: ReceiptText,
    })),
    ...customers.items.map((customer): Hit => ({
      to: `/customers/${customer.id}`,
      title: customer.name,
      note: customer.email ?? customer.external_id,
      icon: Users,
    })),
    ...payments.items.map((payment): Hit => ({
      to: `/payments/${payment.id}`,
      title: `${money(payment.amount, payment.currency)} · ${payment.customer_name ?? payment.id}`,
      note: [
        payment.invoice_number,
        payment.paid_with?.card_last4 && `•••• ${payment.paid_with.card_last4}`,
        payment.id,
      ]
        .filter(Boolean)
        .join(' · '),
      icon: WalletCards,
    })),
  ];
}
