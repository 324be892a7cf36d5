import { eventually } from '../../support/probe';
import type { MoneyDesk } from '../money-desk';
import { unexplained } from './money-oracle';
import { readTruth, type SandboxObjects } from './nomod-truth';
import { readBooks } from './remit-books';

export interface Looked {
  /** What a clerk said: charge by charge the invoice it paid. */
  readonly matched: ReadonlyMap<string, string>;
  /** Only these invoices; all of the desk without. */
  readonly invoiceIds?: ReadonlySet<string>;
}

/** Waits until every figure of the desk equals Nomod's, or an open row names the difference. @throws WaitedTooLong naming what is left. */
export async function equalsNomod(desk: MoneyDesk, { matched, invoiceIds }: Looked, timeoutMs: number): Promise<void> {
  await eventually(
    "our figures to equal Nomod's, or a row to name the difference",
    async () => {
      const truth = await desk.nomod<SandboxObjects>('GET', `/accounts/${desk.nomodKey}/objects`);
      const all = unexplained(readTruth(truth), await readBooks(desk), matched);
      const left = all.filter(({ invoiceId }) => !invoiceIds || (invoiceId !== null && invoiceIds.has(invoiceId)));
      if (left.length > 0) throw new Error(left.map(({ text }) => text).join('\n  '));
      return true;
    },
    { timeoutMs, intervalMs: 400 },
  );
}
