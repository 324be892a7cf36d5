import { CHARGE_STATUSES, type GatewayCharge, type GatewaySettlement } from '@remit/gateway';
import Decimal from 'decimal.js';
import type { Answer } from './answer';

const REFUND_FAILURES: ReadonlySet<string> = new Set(['refund_failed', 'refund_cancelled']);

/** A charge inside an answer, without the time of the request. */
export type AnsweredCharge = Omit<GatewayCharge, 'readAt'>;

/**
 * Id, status, time, currency, total, refund total, link and customer must be readable, because money and ownership
 * depend on them. Everything else informs only, and is null, `0` or `unknown` when it is absent or invalid.
 */
export function readCharge(answer: Answer): AnsweredCharge {
  const currency = answer.currency('currency');
  const rawStatus = answer.text('status');
  const status = CHARGE_STATUSES.find((known) => known === rawStatus) ?? 'unknown';
  const refunded = status === 'refunded' || status === 'partially_refunded';
  const asked = readAsked(answer);
  const source = answer.childDetail('source');
  return {
    id: answer.text('id'),
    referenceNumber: answer.integerDetail('reference_id'),
    status,
    rawStatus: plainWord(rawStatus) ?? 'unreadable',
    created: answer.time('created'),
    currency,
    totalMinor: answer.money('total', currency),
    refundTotalMinor: refunded
      ? answer.money('refund_total', currency)
      : (answer.optionalMoney('refund_total', currency) ?? 0n),
    refundFailures: answer.typesDetail('events').filter((type) => REFUND_FAILURES.has(type)).length,
    tipMinor: answer.moneyDetail('tip', currency),
    serviceFeeMinor: answer.moneyDetail('service_fee', currency),
    taxMinor: answer.moneyDetail('tax', currency),
    originalCurrency: asked?.currency ?? null,
    originalTotalMinor: asked?.totalMinor ?? null,
    converted: asked !== null && asked.currency !== currency,
    settlement: readSettlement(answer),
    paymentMethod: plainWord(answer.textDetail('payment_method')),
    cardScheme: shortName(source?.textDetail('scheme')),
    cardLast4: fourDigits(source?.textDetail('last4')),
    type: plainWord(answer.textDetail('type')),
    linkId: answer.requiredId('link'),
    customerId: answer.optionalId('customer'),
    successUrl: answer.textDetail('success_url'),
  };
}

/** Null also when it is unreadable. The charge is then judged by its own currency and total. */
function readAsked(answer: Answer): { currency: string; totalMinor: bigint } | null {
  if (!answer.has('original_total') || !answer.has('original_currency')) return null;
  const currency = answer.currencyDetail('original_currency');
  const totalMinor = currency === null ? 'unknown' : answer.moneyDetail('original_total', currency);
  return currency === null || !/^\d+$/.test(totalMinor) ? null : { currency, totalMinor: BigInt(totalMinor) };
}

const FEES = ['fee', 'fx_fee', 'fee_tax'] as const;

/** Null unless every part is stated: a fee that is missing is not zero. */
function readSettlement(answer: Answer): GatewaySettlement | null {
  const isStated = ['net', ...FEES].every((name) => answer.has(name));
  const currency = isStated ? answer.currencyDetail('settlement_currency') : null;
  if (currency === null) return null;
  const netMinor = answer.moneyDetail('net', currency);
  const fees = FEES.map((name) => answer.moneyDetail(name, currency));
  if ([netMinor, ...fees].includes('unknown')) return null;
  return { currency, netMinor, feeMinor: Decimal.sum(...fees).toFixed() };
}

/** A few words of letters. */
function shortName(value: string | null | undefined): string | null {
  return value && /^[a-z]{1,20}( [a-z]{1,20}){0,2}$/i.test(value) ? value : null;
}

/** Four digits, never more. */
function fourDigits(value: string | null | undefined): string | null {
  return value && /^\d{4}$/.test(value) ? value : null;
}

/** Letters only, so that a free text cannot carry a card or phone number. */
function plainWord(value: string | null): string | null {
  return value !== null && /^[a-z_]{1,40}$/i.test(value) ? value : null;
}
