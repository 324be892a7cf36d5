import { type Command, InvalidArgumentError } from 'commander';
import type { Json } from '../api-client';
import { Bookkeeping } from '../bookkeeping';
import { CommandContext } from '../context';

/** Currencies with two, three and no decimal places. */
const BILLS = [
  ['AED', '2250.50'],
  ['USD', '540.00'],
  ['KWD', '18.600'],
  ['JPY', '6000'],
] as const;

export function addSeed(program: Command): void {
  program
    .command('seed')
    .description('create customers with finalized invoices in several currencies')
    .option('--count <number>', 'how many', readCount, 8)
    .option('--links', 'also create a payment link for each; needs a published connection', false)
    .action(async ({ count, links }: { count: number; links: boolean }, command: Command) => {
      const context = CommandContext.of(command);
      const books = new Bookkeeping(context);
      const made: Json[] = [];
      for (let index = 0; index < count; index += 1) {
        context.output.progress(index, count, 'invoices');
        const [currency, amount] = BILLS[index % BILLS.length] ?? BILLS[0];
        const invoice = await books.finalizedInvoice(currency, amount);
        const payment = links ? await books.link(invoice) : {};
        made.push({ ...invoice, payment_url: payment.payment_url ?? null });
      }
      context.output.progress(count, count, 'invoices');
      context.output.table(made, ['id', 'invoice_number', 'currency', 'amount_due', ...(links ? ['payment_url'] : [])]);
    });
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 10_000) return count;
  throw new InvalidArgumentError('must be a whole number from 1 to 10000');
}
