import { ApiError, type FieldError } from '@remit/http-api';
import { formatMoney, InvalidAmount, parseMoney } from '@remit/money';
import type { Invoice } from './invoice.entity';

type Stated = string | number | null | undefined;

/** Totals stated in a request. */
export interface StatedTotals {
  readonly subtotal?: Stated;
  readonly total_tax?: Stated;
  readonly total?: Stated;
  readonly amount_due?: Stated;
  readonly amount_remaining?: Stated;
}

/**
 * Refuses totals that contradict the invoice, because the caller means to bill another sum.
 * @throws ApiError validation_error naming each
 */
export function assertTotalsAgree(stated: StatedTotals, invoice: Invoice): void {
  const computed: Record<keyof StatedTotals, bigint> = {
    subtotal: invoice.subtotalMinor,
    total_tax: invoice.taxMinor,
    total: invoice.totalMinor,
    amount_due: invoice.amountDueMinor,
    amount_remaining: invoice.amountRemainingMinor,
  };
  const errors = Object.entries(computed).flatMap(([param, minor]) =>
    contradiction(param, stated[param as keyof StatedTotals], minor, invoice.currency),
  );
  if (errors.length > 0) throw ApiError.invalidFields(errors);
}

function contradiction(param: string, stated: Stated, minor: bigint, currency: string): FieldError[] {
  if (stated === undefined || stated === null) return [];
  try {
    if (parseMoney(stated, currency) === minor) return [];
    const others = param === 'total_tax' ? 'tax rates of the lines' : 'lines, discount and tax';
    const message = `${param} ${stated} contradicts the ${others}: they add up to ${formatMoney(minor, currency)} ${currency}`;
    return [{ param, message }];
  } catch (error) {
    if (!(error instanceof InvalidAmount)) throw error;
    return [{ param, message: `${param} ${error.message}` }];
  }
}
