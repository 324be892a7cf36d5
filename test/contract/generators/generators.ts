/** A generator that others use, and the README's main job in what it makes. */
export interface Generator {
  readonly name: string;
  /** What is installed for it, pinned; a generator that the project itself uses is not installed again. */
  readonly packages: readonly string[];
  /** The script below node_modules, and what it is told. */
  readonly script: string;
  readonly args: (document: string) => readonly string[];
  readonly mainJob: string;
}

const CUSTOMER = `{ external_id: 'tour', name: 'Palm Studio', email: 'accounts@palm.example' }`;
const INVOICE = `{
  customer_id: customer.id,
  currency: 'AED',
  line_items: [{ display_name: 'Consulting', quantity: '3', amount: '1500.00' }],
}`;
const PAYMENT = `{
  destination_type: 'invoice',
  destination_id: invoice.id,
  payment_method_type: 'payment_link',
  payment_gateway: 'nomod',
  amount: '1500.00',
  currency: 'AED',
}`;

export const GENERATORS: readonly Generator[] = [
  {
    name: 'openapi-typescript with openapi-fetch',
    packages: ['openapi-fetch@0.17.0'],
    script: 'openapi-typescript/bin/cli.js',
    args: (document) => [document, '--output', 'made/schema.ts'],
    mainJob: `import createClient from 'openapi-fetch';
import type { paths } from './made/schema.js';
const remit = createClient<paths>({ baseUrl: 'http://127.0.0.1:3000' });
const answered = <T>({ data }: { data?: T }): T => {
  if (data === undefined) throw new Error('refused');
  return data;
};
const customer = answered(await remit.POST('/api/v1/customers', { body: ${CUSTOMER} }));
const invoice = answered(await remit.POST('/api/v1/invoices', { body: ${INVOICE} }));
const path = { id: invoice.id };
answered(await remit.POST('/api/v1/invoices/{id}/finalize', { params: { path } }));
const payment = answered(await remit.POST('/api/v1/payments', { body: ${PAYMENT} }));
const url: string | null = payment.payment_url;
const paid: boolean = answered(await remit.GET('/api/v1/invoices/{id}', { params: { path } })).payment_status === 'succeeded';
const query = { customer_id: customer.id, limit: 10 };
const amounts: string[] = answered(await remit.GET('/api/v1/payments', { params: { query } })).items.map(({ amount }) => amount);
export { amounts, paid, url };
`,
  },
  {
    name: 'openapi-typescript-codegen',
    packages: ['openapi-typescript-codegen@0.31.0'],
    script: 'openapi-typescript-codegen/bin/index.js',
    args: (document) => ['--input', document, '--output', 'made', '--client', 'fetch'],
    mainJob: `import { CreatePaymentDto, CustomersService, InvoicesService, OpenAPI, PaymentsService } from './made';
OpenAPI.TOKEN = 'sk_sandbox_1';
export async function mainJob() {
  const customer = await CustomersService.createCustomer(${CUSTOMER});
  const invoice = await InvoicesService.createInvoice(${INVOICE});
  await InvoicesService.finalizeInvoice(invoice.id);
  const payment = await PaymentsService.createPayment(${PAYMENT.replace(
    "'invoice'",
    'CreatePaymentDto.destination_type.INVOICE',
  )
    .replace("'payment_link'", 'CreatePaymentDto.payment_method_type.PAYMENT_LINK')
    .replace("'nomod'", 'CreatePaymentDto.payment_gateway.NOMOD')});
  const url: string | null = payment.payment_url;
  const { payment_status } = await InvoicesService.getInvoice(invoice.id);
  const { items } = await PaymentsService.listPayments(10);
  const amounts: string[] = items.map(({ amount }) => amount);
  return { amounts, payment_status, url };
}
`,
  },
  {
    name: 'swagger-typescript-api',
    packages: ['swagger-typescript-api@13.13.0'],
    script: 'swagger-typescript-api/dist/cli.mjs',
    args: (document) => ['generate', '--path', document, '--output', 'made', '--name', 'api.ts'],
    mainJob: `import { Api } from './made/api';
const { api } = new Api({ baseApiParams: { headers: { authorization: 'Bearer sk_sandbox_1' } } });
export async function mainJob() {
  const { data: customer } = await api.createCustomer(${CUSTOMER});
  const { data: invoice } = await api.createInvoice(${INVOICE});
  await api.finalizeInvoice(invoice.id);
  const { data: payment } = await api.createPayment(${PAYMENT});
  const url: string | null = payment.payment_url;
  const { data: read } = await api.getInvoice(invoice.id);
  const { data: list } = await api.listPayments({ customer_id: customer.id, limit: 10 });
  const amounts: string[] = list.items.map(({ amount }) => amount);
  return { amounts, paid: read.payment_status === 'succeeded', url };
}
`,
  },
  {
    name: '@hey-api/openapi-ts',
    packages: ['@hey-api/openapi-ts@0.90.0'],
    script: '@hey-api/openapi-ts/bin/run.js',
    args: (document) => ['--input', document, '--output', 'made'],
    mainJob: `import { createCustomer, createInvoice, createPayment, finalizeInvoice, getInvoice, listPayments } from './made';
const throwOnError = true;
export async function mainJob() {
  const { data: customer } = await createCustomer({ throwOnError, body: ${CUSTOMER} });
  const { data: invoice } = await createInvoice({ throwOnError, body: ${INVOICE} });
  await finalizeInvoice({ throwOnError, path: { id: invoice.id } });
  const { data: payment } = await createPayment({ throwOnError, body: ${PAYMENT} });
  const url: string | null = payment.payment_url;
  const { data: read } = await getInvoice({ throwOnError, path: { id: invoice.id } });
  const { data: list } = await listPayments({ throwOnError, query: { customer_id: customer.id, limit: 10 } });
  const amounts: string[] = list.items.map(({ amount }) => amount);
  return { amounts, paid: read.payment_status === 'succeeded', url };
}
`,
  },
  {
    name: 'oazapfts',
    packages: ['oazapfts@7.5.0', '@oazapfts/runtime@1.2.0'],
    script: 'oazapfts/dist/cli.js',
    args: (document) => [document, 'made.ts'],
    mainJob: `import { ok } from '@oazapfts/runtime';
import { createCustomer, createInvoice, createPayment, finalizeInvoice, getInvoice, listPayments } from './made';
export async function mainJob() {
  const customer = await ok(createCustomer(${CUSTOMER}));
  const invoice = await ok(createInvoice(${INVOICE}));
  await ok(finalizeInvoice(invoice.id));
  const payment = await ok(createPayment(${PAYMENT}));
  const url: string | null = payment.payment_url;
  const read = await ok(getInvoice(invoice.id));
  const list = await ok(listPayments({ customerId: customer.id, limit: 10 }));
  const amounts: string[] = list.items.map(({ amount }) => amount);
  return { amounts, paid: read.payment_status === 'succeeded', url };
}
`,
  },
];
