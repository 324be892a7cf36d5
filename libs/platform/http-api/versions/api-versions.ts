/** One day's form of the API. What makes a new one, and how one ends: apps/api/README.md. */
export interface ApiVersion {
  /** `YYYY-MM-DD`. */
  readonly name: string;
  /** Both once it is to end. */
  readonly deprecation?: { readonly since: Date; readonly ends: Date };
}

/** Oldest first. A request that names none gets the first, so that nothing changes under a caller who says nothing. */
export const API_VERSIONS: readonly [ApiVersion, ...ApiVersion[]] = [{ name: '2026-11-30' }];

export const VERSION_NAMES: readonly string[] = API_VERSIONS.map(({ name }) => name);

export const VERSION_HEADER = 'Remit-Version';
