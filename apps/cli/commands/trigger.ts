import type { Command } from 'commander';
import type { Json } from '../api-client';
import { Bookkeeping } from '../bookkeeping';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

type Recipe = (books: Bookkeeping, context: CommandContext) => Promise<Json>;

const paid: Recipe = async (books) => books.atTheSandbox(await books.link(await books.finalizedInvoice()), 'pay');
const linked: Recipe = async (books) => books.link(await books.finalizedInvoice());

/** What has to be done so that the event happens. It really happens: nothing is faked but the payer. */
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
  'invoice.synced': (books) => books.finalizedInvoice(),
  'invoice.update.voided': async (books, { api }) => {
    const { id } = await books.finalizedInvoice();
    return api.post(`/invoices/${String(id)}/void`, { reason: 'Triggered' });
  },
  'payment.created': linked,
  'payment.pending': linked,
  'payment.success': paid,
  'invoice.update.payment': paid,
  'payment.failed': async (books) => books.atTheSandbox(await books.link(await books.finalizedInvoice()), 'decline'),
  'payment.refunded': async (books, context) => {
    const { id } = await paid(books, context);
    return context.api.post(`/payments/${String(id)}/refund`, {});
  },
};

export function addTrigger(program: Command): void {
  program
    .command('trigger')
    .argument('<event>', `one of ${Object.keys(RECIPES).join(', ')}`)
    .description('make an event happen, with the Nomod sandbox as the payer')
    .action(async (event: string, _options: unknown, command: Command) => {
      const context = CommandContext.of(command);
      const recipe = RECIPES[event];
      if (!recipe) {
        throw new CommandFailed(`The event must be one of ${Object.keys(RECIPES).join(', ')}`, EXIT.usage);
      }
      const result = await recipe(new Bookkeeping(context), context);
      context.output.show(
        result,
        ['id', 'invoice_status', 'payment_status', 'payment_url', 'name'].filter((name) => name in result),
      );
    });
}
