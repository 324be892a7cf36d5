import { randomBytes } from 'node:crypto';
import { Argument, type Command } from 'commander';
import type { Json } from '../api-client';
import { Bookkeeping } from '../bookkeeping';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

/** @param paymentId the payment to use; without it a new one is made */
type Recipe = (books: Bookkeeping, context: CommandContext, paymentId?: string) => Promise<Json>;

const linked = async (books: Bookkeeping): Promise<Json> => books.link(await books.finalizedInvoice());
const given = async (books: Bookkeeping, { api }: CommandContext, id?: string): Promise<Json> =>
  id === undefined ? linked(books) : api.get(`/payments/${encodeURIComponent(id)}`);
const paid: Recipe = async (books, context, id) => books.pay(await given(books, context, id));
const declined: Recipe = async (books, context, id) => books.decline(await given(books, context, id));
const refunded: Recipe = async (books, context, id) => {
  const paymentId = id ?? String((await paid(books, context)).id);
  return context.api.post(`/payments/${encodeURIComponent(paymentId)}/refund`, { full: true });
};

/** Causes three events of a connection, which it deletes at the end. */
const connected: Recipe = async (_books, { api }) => {
  const tag = randomBytes(8).toString('hex');
  const draft = {
    name: 'Triggered',
    provider_type: 'nomod',
    api_key: `sk_test_${tag}`,
    webhook_secret: `secret-${tag}`,
  };
  const connection = await api.post('/connections', draft);
  await api.put(`/connections/${String(connection.id)}`, { name: 'Triggered again' });
  await api.delete(`/connections/${String(connection.id)}`);
  return connection;
};

/** Events that can happen to an existing payment. */
const OF_PAYMENTS: Readonly<Record<string, Recipe>> = {
  'payment.success': paid,
  'invoice.update.payment': paid,
  'payment.failed': declined,
  'payment.refunded': refunded,
};

/** The steps that cause each event. The event really happens: only the payer is simulated. */
const RECIPES: Readonly<Record<string, Recipe>> = {
  'customer.created': (books) => books.customer(),
  'customer.updated': async (books, { api }) => {
    const { id } = await books.customer();
    return api.put(`/customers/${String(id)}`, { name: 'Aisha K.' });
  },
  'customer.deleted': async (books, { api }) => {
    const customer = await books.customer();
    await api.delete(`/customers/${String(customer.id)}`);
    return customer;
  },
  'invoice.update.finalized': (books) => books.finalizedInvoice(),
  'invoice.synced': async (books, { api }) => {
    const { id } = await books.finalizedInvoice();
    return { ...(await api.post(`/invoices/${String(id)}/sync`)), id };
  },
  'invoice.update.voided': async (books, { api }) => {
    const { id } = await books.finalizedInvoice();
    return api.post(`/invoices/${String(id)}/void`, { reason: 'Triggered' });
  },
  'payment.created': linked,
  'payment.pending': linked,
  'payment.updated': async (books, { api }) => {
    const payment = await linked(books);
    await api.post(`/invoices/${String(payment.destination_id)}/void`, { reason: 'Triggered' });
    return payment;
  },
  'connection.created': connected,
  'connection.updated': connected,
  'connection.deleted': connected,
  ...OF_PAYMENTS,
};

export function addTrigger(program: Command): void {
  program
    .command('trigger')
    .addArgument(new Argument('<event>', 'event to trigger').choices(Object.keys(RECIPES)))
    .description('trigger an event; the Nomod sandbox acts as the payer')
    .option('--payment <id>', `payment to apply it to: ${Object.keys(OF_PAYMENTS).join(', ')}`)
    .action(async (event: string, { payment }: { payment?: string }, command: Command) => {
      const context = CommandContext.of(command);
      const recipe = (payment === undefined ? RECIPES : OF_PAYMENTS)[event];
      if (!recipe)
        throw new CommandFailed(`${event} cannot be triggered${payment ? ' for a payment' : ''}`, EXIT.usage);
      const result = await recipe(new Bookkeeping(context), context, payment);
      context.output.show(
        result,
        ['id', 'invoice_status', 'payment_status', 'payment_url', 'name'].filter((name) => name in result),
      );
    });
}
