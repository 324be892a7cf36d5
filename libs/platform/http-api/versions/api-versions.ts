/** The API as of one day. apps/api/README.md explains what requires a new version and how a version ends. */
export interface ApiVersion {
  /** `YYYY-MM-DD`. */
  readonly name: string;
  /** Present once the version is deprecated. */
  readonly deprecation?: { readonly since: Date; readonly ends: Date };
}

/** Oldest first. A request without a version gets the first, so that nothing changes for its caller. */
export const API_VERSIONS: readonly [ApiVersion, ...ApiVersion[]] = [{ name: '2026-11-30' }];

export const VERSION_NAMES: readonly string[] = API_VERSIONS.map(({ name }) => name);

export const VERSION_HEADER = 'Remit-Version';
