import { eventually } from '../../support/probe';
import type { MoneyDesk } from '../money-desk';
import { type Difference, unexplained } from './money-oracle';
import { readTruth, type SandboxObjects } from './nomod-truth';
import { readBooks } from './remit-books';

export interface Looked {
  /** Checks only these invoices; undefined means all of the desk. */
  readonly invoiceIds?: ReadonlySet<string>;
}

/**
 * Waits until every figure of the desk equals Nomod's, or an open row names the difference.
 * @throws WaitedTooLong with the remaining differences
 */
export async function equalsNomod(desk: MoneyDesk, { invoiceIds }: Looked, timeoutMs: number): Promise<void> {
  await eventually(
    "our figures to equal Nomod's, or a row to name the difference",
    async () => {
      const all = await looksAt(desk).look();
      const left = all.filter(({ invoiceId }) => !invoiceIds || (invoiceId !== null && invoiceIds.has(invoiceId)));
      if (left.length > 0) throw new Error(left.map(({ text }) => text).join('\n  '));
      return true;
    },
    { timeoutMs, intervalMs: 400 },
  );
}

/** Reads all data of a desk at once. Simultaneous callers share one reading. */
class Looks {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<Difference[]> | undefined;

  constructor(private readonly desk: MoneyDesk) {}

  /** The differences found by a reading that begins after this call. */
  look(): Promise<Difference[]> {
    return (this.next ??= this.afterRunning());
  }

  private async afterRunning(): Promise<Difference[]> {
    await this.running.catch(() => undefined);
    this.next = undefined;
    const reading = this.read();
    this.running = reading;
    return reading;
  }

  private async read(): Promise<Difference[]> {
    const truth = await this.desk.nomod<SandboxObjects>('GET', `/accounts/${this.desk.nomodKey}/objects`);
    return unexplained(readTruth(truth), await readBooks(this.desk), this.desk.matched);
  }
}

const looks = new WeakMap<MoneyDesk, Looks>();

function looksAt(desk: MoneyDesk): Looks {
  const known = looks.get(desk) ?? new Looks(desk);
  looks.set(desk, known);
  return known;
}
