import type { Command } from 'commander';
import type { Json } from '../api-client';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';
import { addAct } from './acting';
import { addOffers, type Offers, offersIn } from './offers';
import { addReading, makeListing } from './reading';
import { addSaving } from './saving';

const EVENTS = {
  incoming: { path: '/webhooks/deliveries', columns: ['id', 'event_type', 'result', 'payment_id', 'received_at'] },
  outgoing: { path: '/outgoing-webhooks', columns: ['id', 'event_type', 'status', 'attempt_count', 'created_at'] },
} as const;

const INVOICE = [
  'id',
  'invoice_number',
  'invoice_status',
  'payment_status',
  'currency',
  'amount_due',
  'amount_remaining',
];
const CUSTOMER = ['id', 'external_id', 'name', 'email', 'status', 'version'];
const PAYMENT = ['id', 'payment_status', 'currency', 'amount', 'destination_id', 'expires_at', 'payment_url'];

const PAYMENT_ACTS = {
  check: 'read the payment at Nomod now',
  process: 'retry creating its link',
  void: 'disable its link, or reverse a payment that was recorded by mistake',
} as const;

interface LinkOptions extends Offers {
  readonly connection?: string;
  readonly expiresAt?: string;
}

interface InvoiceOptions extends Offers {
  readonly name: string;
  readonly quantity: string;
  readonly unitPrice?: string;
  readonly taxRate?: string;
  readonly issueDate?: string;
  readonly dueDate?: string;
}

interface RefundOptions {
  readonly amount?: string;
  readonly full?: boolean;
  readonly reason?: string;
}

type CustomerChange = Partial<Record<'name' | 'email' | 'ifVersion', string>>;

/** `customers`, `events`, `payments` and `invoices`: commands that list, read and act. */
export function addRecords(program: Command): void {
  addCustomers(program);
  addEvents(program);
  addPayments(program);
  addInvoices(program);
}

function addCustomers(program: Command): void {
  const customers = program.command('customers').description('who is billed');
  customers
    .command('create')
    .description('somebody to bill')
    .argument('<external-id>', 'your own id of the customer')
    .argument('<name>')
    .option('--email <address>', 'Nomod needs it before Remit can push an invoice')
    .action(async (external_id: string, name: string, { email }: { email?: string }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      output.show(await api.post('/customers', { external_id, name, email }), CUSTOMER);
    });
  addAct(customers, 'erase', {
    what: 'erase the personal data of a customer; amounts stay, and it cannot be undone',
    path: '/customers',
    columns: ['left_to_do', 'at_nomod'],
  }).requiredOption('--yes', 'confirm that it cannot be undone');
  customers
    .command('update')
    .description('change the given fields; other fields stay')
    .argument('<id>')
    .option('--name <name>')
    .option('--email <address>')
    .option('--if-version <version>', 'only if the customer is still at this version')
    .action(async (id: string, { name, email, ifVersion }: CustomerChange, command: Command) => {
      const { api, output } = CommandContext.of(command);
      output.show(await api.put(`/customers/${encodeURIComponent(id)}`, { name, email }, ifVersion), CUSTOMER);
    });
  addReading(customers, '/customers', CUSTOMER);
}

function addEvents(program: Command): void {
  const events = program
    .command('events')
    .description('webhooks from Nomod, or with --outgoing the messages sent to you');
  const kind = (options: { outgoing?: boolean }) => (options.outgoing ? EVENTS.outgoing : EVENTS.incoming);
  const sub = (name: string, what: string) =>
    events.command(name).description(what).option('--outgoing', 'webhooks that were sent');

  makeListing(sub('list', 'the latest'), kind);
  sub('show', 'one with its body')
    .argument('<id>')
    .action(async (id: string, options: { outgoing?: boolean }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      output.show(await api.get(`${kind(options).path}/${encodeURIComponent(id)}`));
    });
  sub('replay', 'process it, or send it, again')
    .argument('<id>')
    .action(async (id: string, options: { outgoing?: boolean }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const { path, columns } = kind(options);
      output.show(await api.post(`${path}/${encodeURIComponent(id)}/replay`), columns);
    });
}

function addPayments(program: Command): void {
  const payments = program.command('payments').description('payments and their links');
  addOffers(payments.command('create').description('a payment link for what remains of an invoice'))
    .argument('<invoice>', 'id of a finalized invoice')
    .option('--connection <id>', 'the connection to use when several are published')
    .option('--expires-at <time>', 'when the link stops working, such as 2026-12-31T18:00:00+04:00')
    .action(async (invoiceId: string, { connection, expiresAt, ...offers }: LinkOptions, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const invoice = await api.get(`/invoices/${encodeURIComponent(invoiceId)}`);
      const payment = await api.post('/payments', {
        destination_type: 'invoice',
        destination_id: invoice.id,
        payment_method_type: 'payment_link',
        payment_gateway: 'nomod',
        amount: invoice.amount_remaining,
        currency: invoice.currency,
        metadata: connection === undefined ? {} : { connection_id: connection },
        payment_options: offersIn(offers),
        expires_at: expiresAt,
      });
      output.show(payment, PAYMENT);
    });
  for (const [act, what] of Object.entries(PAYMENT_ACTS))
    addAct(payments, act, { what, path: '/payments', columns: PAYMENT });
  payments
    .command('refund')
    .description('refund an amount, or all of it')
    .argument('<id>')
    .option('--amount <amount>', 'such as 10.00')
    .option('--full', 'refund everything that was paid')
    .option('--reason <text>')
    .action(async (id: string, { amount, full, reason }: RefundOptions, command: Command) => {
      const { api, output } = CommandContext.of(command);
      if ((amount === undefined) === (full === undefined))
        throw new CommandFailed('Set the amount: --amount 10.00, or --full.', EXIT.usage);
      const body = full ? { full: true, reason } : { amount, reason };
      output.show(await api.post(`/payments/${encodeURIComponent(id)}/refund`, body), [...PAYMENT, 'refunded_amount']);
    });
  addSaving(payments, 'receipt', { what: 'save its receipt as a PDF file', path: '/payments', file: 'receipt' });
  addReading(payments, '/payments', PAYMENT);
}

interface SendOptions {
  readonly to?: string;
  readonly language?: string;
  readonly note?: string;
  readonly preview?: boolean;
}

function addInvoices(program: Command): void {
  const invoices = program.command('invoices').description('invoices');
  addOffers(invoices.command('create').description('create a draft with one line'))
    .argument('<customer>', 'id of the customer')
    .argument('<amount>', 'of the line before tax, such as 100.00')
    .argument('<currency>', 'such as AED')
    .option('--name <text>', 'what is billed', 'Services')
    .option('--quantity <count>', 'how many', '1')
    .option('--unit-price <price>', 'unit price; the amount must equal quantity x unit price')
    .option('--tax-rate <percent>', 'such as 5; default: no tax')
    .option('--issue-date <day>', 'such as 2026-12-01; default: the day of finalizing')
    .option('--due-date <day>', 'such as 2026-12-31; default: from the business profile')
    .action(async (customer: string, amount: string, currency: string, options: InvoiceOptions, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const { name, quantity, unitPrice: unit_price, taxRate: tax_rate } = options;
      const invoice = await api.post('/invoices', {
        customer_id: customer,
        currency,
        line_items: [{ display_name: name, quantity, amount, unit_price, tax_rate }],
        issue_date: options.issueDate,
        due_date: options.dueDate,
        payment_options: offersIn(options),
      });
      output.show(invoice, [...INVOICE, 'total_tax']);
    });
  for (const act of ['finalize', 'void', 'sync'])
    addAct(invoices, act, {
      what: `${act} an invoice`,
      path: '/invoices',
      columns: act === 'sync' ? undefined : INVOICE,
    });
  invoices
    .command('page')
    .description('print the address of the invoice page for the customer; it does not expire')
    .argument('<id>')
    .option('--replace', 'replace the address; the current one stops working')
    .action(async (id: string, { replace }: { replace?: boolean }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const path = `/invoices/${encodeURIComponent(id)}`;
      const invoice = replace ? await api.post(`${path}/rotate-hosted-url`) : await api.get(path);
      output.show(invoice, ['id', 'invoice_number', 'hosted_invoice_url']);
    });
  invoices
    .command('send')
    .description('send it by e-mail, by default to its customer; --preview only prints the text')
    .argument('<id>')
    .option('--to <addresses>', 'separated by commas')
    .option('--language <language>', 'en or ar')
    .option('--note <text>', 'a message to add to the e-mail, as plain text')
    .option('--preview')
    .action(async (id: string, { to, language, note, preview }: SendOptions, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const body = { recipients: to?.split(',').map((address) => address.trim()), language, note };
      const path = `/invoices/${encodeURIComponent(id)}/send`;
      if (preview)
        return output.show(await api.post(`${path}/preview`, body), ['from', 'recipients', 'subject', 'text']);
      const { items } = await api.post(path, body);
      output.table(items as Json[], ['id', 'recipient', 'status']);
    });
  invoices
    .command('emails')
    .description('list its e-mails with their status')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const { items } = await api.get(`/invoices/${encodeURIComponent(id)}/emails`);
      output.table(items as Json[], ['id', 'kind', 'recipient', 'status', 'last_answer']);
    });
  addSaving(invoices, 'pdf', { what: 'save it as a PDF file', path: '/invoices', file: 'pdf' });
  addReading(invoices, '/invoices', INVOICE);
}
