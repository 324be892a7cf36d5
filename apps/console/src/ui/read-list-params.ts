export const PAGE_SIZES = [25, 50, 100] as const;

/** The parameters in a list's address. */
export interface ReadListParams {
  limit: number;
  offset: number;
  get(name: string): string;
}

export function readListParams(params: URLSearchParams): ReadListParams {
  return {
    limit: PAGE_SIZES.find((size) => String(size) === params.get('limit')) ?? PAGE_SIZES[0],
    offset: Math.max(0, Number.parseInt(params.get('offset') ?? '0', 10) || 0),
    get: (name) => params.get(name) ?? '',
  };
}
