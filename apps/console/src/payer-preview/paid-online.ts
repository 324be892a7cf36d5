import type { Connection } from '../api/types';

/**
 * Whether the customer of a new invoice can pay it online. With several published connections it is paid through the
 * one that it is pushed to, the oldest that pushes invoices. Until the connections are read, the usual is assumed.
 */
export function isPaidOnline(connections: readonly Connection[] | undefined): boolean {
  if (connections === undefined) return true;
  const published = connections
    .filter(({ status }) => status === 'published')
    .sort((one, other) => one.created_at.localeCompare(other.created_at));
  const paying = published.length > 1 ? published.find((one) => one.sync_config.invoice?.outbound) : published[0];
  return paying?.paused_at === null;
}
