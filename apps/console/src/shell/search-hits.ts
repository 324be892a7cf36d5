import { useQuery } from '@tanstack/react-query';
import { type LucideIcon, ReceiptText, Users, WalletCards } from 'lucide-react';
import type { Api } from '../api/client';
import type { Customer, Invoice, ListedPayment, Page } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { useApi, usePath } from '../session/session';
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
  const { t } = useI18n();
  const api = useApi();
  const path = usePath();
  const found = useQuery({
    queryKey: [api.environmentId, 'search', text],
    queryFn: () => findRecords(api, text),
    enabled: text.length >= 2,
    staleTime: 5_000,
  });
  const pages = pageEntries
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

async function findRecords(api: Api, text: string): Promise<Hit[]> {
  const [customers, invoices, payments, byId] = await Promise.all([
    api.get<Page<Customer>>('/customers', { search: text, limit: MOST }),
    api.get<Page<Invoice>>('/invoices', { search: text, limit: MOST }),
    api.get<Page<ListedPayment>>('/payments', { search: text, limit: MOST }),
    findById(api, text),
  ]);
  return [
    ...byId,
    ...invoices.items.map((invoice): Hit => ({
      to: `/invoices/${invoice.id}`,
      title: invoice.invoice_number ?? invoice.id,
      note: invoice.customer?.name,
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
      title: payment.id,
      note: payment.invoice_number ?? undefined,
      icon: WalletCards,
    })),
  ];
}

const BY_PREFIX: { prefix: RegExp; path: string; icon: LucideIcon }[] = [
  { prefix: /^inv_\w{26}$/, path: '/invoices/', icon: ReceiptText },
  { prefix: /^cust_\w{26}$/, path: '/customers/', icon: Users },
];

async function findById(api: Api, text: string): Promise<Hit[]> {
  const kind = BY_PREFIX.find(({ prefix }) => prefix.test(text));
  if (!kind) return [];
  const found = await api.get(kind.path + text).then(
    () => true,
    () => false,
  );
  return found ? [{ to: kind.path + text, title: text, icon: kind.icon }] : [];
}
