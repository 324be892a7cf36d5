import type { Account } from './state';

/** Whether `search` finds it, in what the account looks at. Letter case does not count. */
export function isFoundBy(
  { options }: Account,
  body: { readonly title: string; readonly note: string },
  search: string | undefined,
): boolean {
  if (search === undefined) return true;
  const wanted = search.toLowerCase();
  return options.search_fields.some((field) => body[field].toLowerCase().includes(wanted));
}
