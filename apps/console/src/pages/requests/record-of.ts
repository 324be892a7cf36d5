/** Pages of records by the prefix of their ids. */
const PAGES: Record<string, string> = {
  cust: '/customers',
  inv: '/invoices',
  pay: '/payments',
  whd: '/developers/events',
};

/** The page of the record in an API path, if any. */
export function recordOf(path: string): string | undefined {
  const [id, prefix] = /\/((\w+?)_[0-9A-Z]{26})(?=\/|$)/.exec(path)?.slice(1) ?? [];
  const page = prefix && PAGES[prefix];
  return page && `${page}/${id}`;
}
