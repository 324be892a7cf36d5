/** Pages of records, by how ids of them begin. */
const PAGES: Record<string, string> = {
  cust: '/customers',
  inv: '/invoices',
  pay: '/payments',
  whd: '/developers/events',
};

/** The page of the record that a path of the API names, if it has one. */
export function recordOf(path: string): string | undefined {
  const [id, prefix] = /\/((\w+?)_[0-9A-Z]{26})(?=\/|$)/.exec(path)?.slice(1) ?? [];
  const page = prefix && PAGES[prefix];
  return page && `${page}/${id}`;
}
