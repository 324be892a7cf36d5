import type { Account } from './state';

/** Whether the account's search fields contain the text of `search`. Letter case is ignored. */
export function isFoundBy(
  { options }: Account,
  body: { readonly title: string; readonly note: string },
  search: string | undefined,
): boolean {
  if (search === undefined) return true;
  const wanted = search.toLowerCase();
  return options.search_fields.some((field) => body[field].toLowerCase().includes(wanted));
}
