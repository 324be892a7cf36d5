import { Injectable } from '@nestjs/common';
import { AuditLog } from '@remit/audit-log';
import { creditNoteNumber, invoiceNumber, numberingMonth } from './invoice-rules';
import { InvoiceRepository } from './invoice.repository';

/**
 * Numbers after a restore: numbers that were assigned before it and have no row here any more are never assigned
 * again. Needs a unit of work.
 */
@Injectable()
export class InvoiceNumbers {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * @param numbers of invoices, such as `INV-202611-00009`
   * @returns the next number of each month that continues after them
   */
  async goOnAfter(numbers: readonly string[]): Promise<string[]> {
    const last = new Map<string, number>();
    for (const number of numbers) {
      const [, month, sequence] = /^INV-(\d{6})-(\d+)$/.exec(number) ?? [];
      if (month) last.set(month, Math.max(last.get(month) ?? 0, Number(sequence)));
    }
    const next: string[] = [];
    for (const [month, sequence] of [...last].sort()) {
      const leftOut = await this.invoices.leaveNumbersOut(month, { upTo: sequence });
      if (leftOut.count > 0) next.push(this.describe(month, invoiceNumber(month, leftOut.last + 1), leftOut.count));
    }
    return next;
  }

  /**
   * Skips `count` invoice numbers and `count` credit note numbers of this month: for numbers that Nomod cannot show.
   * @returns the next numbers
   */
  async leaveOut(count: number): Promise<string[]> {
    const month = numberingMonth(new Date());
    const [invoice, note] = [
      await this.invoices.leaveNumbersOut(month, { more: count }),
      await this.invoices.leaveNumbersOut(`CN-${month}`, { more: count }),
    ];
    return [
      this.describe(month, invoiceNumber(month, invoice.last + 1), count),
      this.describe(`CN-${month}`, creditNoteNumber(month, note.last + 1), count),
    ];
  }

  private describe(series: string, next: string, count: number): string {
    this.auditLog.record('numbers.left_out', series, { details: { next, left_out: String(count) } });
    return next;
  }
}
