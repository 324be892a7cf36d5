import type { OpenInvoice, SeededDemo } from './seed-demo';

export interface Welcome extends SeededDemo {
  serverUrl: string;
  sandboxUrl?: string;
  hasConsole: boolean;
  /** Folder of the demo credentials and all other data. */
  dataDir: string;
}

/** What a newcomer needs to know, and an example call. */
export function welcomeText({ serverUrl, sandboxUrl, hasConsole, demo, openInvoice, dataDir }: Welcome): string {
  return [
    '',
    'Remit is running. Ctrl-C stops it; the data stays.',
    '',
    `  API          ${serverUrl}/api/v1`,
    `  Docs         ${serverUrl}/docs`,
    `  Console      ${hasConsole ? serverUrl : 'not part of this build'}`,
    `  Nomod        ${sandboxUrl ? `${sandboxUrl} (sandbox: no money moves)` : 'your own NOMOD_API_URL'}`,
    `  Tenant       ${demo.tenantId} (${demo.tenantName})`,
    `  Environment  ${demo.environmentId}`,
    `  API key      ${demo.apiKey}`,
    `  People       npx remit owners invite ${demo.tenantId} you@example.com`,
    `  Data         ${dataDir}`,
    '',
    openInvoice ? 'Try it: create a payment link, then open its payment_url in a browser.' : 'Try it:',
    '',
    ...example(serverUrl, demo.apiKey, openInvoice),
    '',
  ].join('\n');
}

function example(serverUrl: string, apiKey: string, invoice: OpenInvoice | undefined): string[] {
  const auth = `-H 'Authorization: Bearer ${apiKey}'`;
  if (!invoice) return [`  curl -s ${serverUrl}/api/v1/invoices ${auth}`];
  const body = {
    amount: invoice.amount_remaining,
    currency: invoice.currency,
    destination_type: 'invoice',
    destination_id: invoice.id,
    payment_method_type: 'payment_link',
    payment_gateway: 'nomod',
  };
  return [
    `  curl -s ${serverUrl}/api/v1/payments \\`,
    `    ${auth} -H 'Content-Type: application/json' \\`,
    `    -d '${JSON.stringify(body)}'`,
  ];
}
