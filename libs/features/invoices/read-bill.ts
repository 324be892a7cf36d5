import { ApiError, type FieldError, readDay, readMoment } from '@remit/http-api';
import { currencyDigits, formatMoney, InvalidAmount, multiplied, parseMoney, plainDecimal } from '@remit/money';
import type { LineItemDto } from './dto/line-item.dto';
import { withoutGatewayKeys } from './gateway-metadata';
import type { LineFacts } from './invoice-draft';

type AmountInput = string | number | null;

interface BillInput {
  readonly line_items?: readonly LineItemDto[];
  readonly total_discount?: AmountInput;
  readonly total_tax?: AmountInput;
}

/** The bill of a request, in minor units. A field that the request omits is undefined. */
export interface Bill {
  readonly lines?: LineFacts[];
  readonly discountMinor?: bigint;
  readonly taxMinor?: bigint;
}

/**
 * Reads amounts exactly.
 * @throws ApiError validation_error naming every field whose amount is not valid in its currency, or contradicts
 * another
 */
export function readBill(input: BillInput, currency: string): Bill {
  const errors: FieldError[] = [];
  const refuse = (param: string, message: string): bigint => {
    errors.push({ param, message: `${param} ${message}` });
    return 0n;
  };
  const exact = (param: string, read: () => bigint): bigint => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InvalidAmount)) throw error;
      return refuse(param, error.message);
    }
  };
  const amount = (value: string | number, param: string) => exact(param, () => parseMoney(value, currency));
  const optional = (value: AmountInput | undefined, param: string): bigint | undefined => {
    if (value === undefined) return undefined;
    return value === null ? 0n : amount(value, param);
  };
  const lineAmount = (line: LineItemDto, param: string): bigint => {
    const { quantity, unit_price: unitPrice } = line;
    const stated = line.amount ?? null;
    if (typeof unitPrice !== 'string') {
      return stated === null ? refuse(param, 'is missing. Send it, or send a unit_price') : amount(stated, param);
    }
    const computed = exact(param, () => multiplied(quantity, unitPrice, currency));
    const before = errors.length;
    if (stated === null || amount(stated, param) === computed || errors.length > before) return computed;
    const shown = `${formatMoney(computed, currency)} ${currency}`;
    return refuse(param, `${stated} contradicts quantity ${quantity} x unit_price ${unitPrice}: that is ${shown}`);
  };
  const bill: Bill = {
    lines: input.line_items?.map((line, index) => ({
      displayName: line.display_name,
      quantity: line.quantity,
      unitPrice: typeof line.unit_price === 'string' ? plainDecimal(line.unit_price, currencyDigits(currency)) : null,
      amountMinor: lineAmount(line, `line_items[${index}].amount`),
      taxRate: typeof line.tax_rate === 'string' ? plainDecimal(line.tax_rate) : null,
      metadata: withoutGatewayKeys(line.metadata ?? {}),
      periodStart: timeOr(null, line.period_start),
      periodEnd: timeOr(null, line.period_end),
    })),
    discountMinor: optional(input.total_discount, 'total_discount'),
    taxMinor: optional(input.total_tax, 'total_tax'),
  };
  if (errors.length > 0) throw ApiError.invalidFields(errors);
  return bill;
}

/**
 * The time after the request. The text was validated before.
 * @param text null clears the time, undefined keeps the current one
 */
export function timeOr(current: Date | null, text: string | null | undefined): Date | null {
  if (text === undefined) return current;
  return text === null ? null : (readMoment(text) ?? null);
}

/** The day after the request, like `timeOr`. */
export function dayOr(current: string | null, text: string | null | undefined): string | null {
  if (text === undefined) return current;
  return text === null ? null : (readDay(text) ?? null);
}
