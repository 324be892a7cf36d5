/** Holds the migrated schema; every test database is a copy of it. */
export const TEMPLATE_DATABASE = 'remit_template';

/** Environment variable that passes the cluster's URL from Jest's global set-up to the test processes. */
export const CLUSTER_URL_VARIABLE = 'REMIT_TEST_CLUSTER_URL';

export interface TestCluster {
  readonly postgres: { readonly url: string; stop(): Promise<void> };
  readonly folder: string;
}

declare global {
  var remitTestCluster: TestCluster | undefined;
}

/** The URL of another database of the same cluster. */
export function databaseUrl(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}
