import { parseMoney } from '@remit/money';

/** A charge that took money at Nomod, in minor units of its bill's currency. */
export interface TrueCharge {
  readonly id: string;
  readonly currency: string;
  readonly totalMinor: bigint;
  /**
   * The possible extra amounts; undefined without a bill of that currency. When less was taken than requested, Nomod
   * does not show whether a tax is included or extra, so both are accepted.
   */
  readonly extrasMinor: readonly bigint[] | undefined;
  readonly refundedMinor: bigint;
  readonly isDisputed: boolean;
  /** The link or invoice on which the charge was made. */
  readonly objectId: string | null;
  /** Lists do not even contain the charge's id. */
  readonly isNameless: boolean;
}

/** A link or invoice at Nomod. */
export interface TrueObject {
  readonly id: string;
  /** The original texts of the object, in which its maker wrote its own token. */
  readonly firstTexts: string;
  readonly customerId: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly taxMinor: bigint;
  readonly isPayable: boolean;
  /** Details on an invoice's own page; undefined for a link. */
  readonly page: { readonly dueDate: string; readonly email: string | null } | undefined;
}

/** The real state at Nomod, whatever its API shows. */
export interface NomodTruth {
  readonly charges: readonly TrueCharge[];
  readonly objects: readonly TrueObject[];
}

/** All objects of one sandbox account, as its control API returns them. */
export interface SandboxObjects {
  readonly links: readonly SandboxBill[];
  readonly invoices: readonly SandboxBill[];
  readonly charges: readonly SandboxTruth[];
}

export interface SandboxBill {
  readonly id: string;
  readonly first_title: string;
  readonly note: string;
  readonly currency: string;
  readonly amount: string;
  readonly tax: string;
  readonly closed: string | null;
  readonly customer?: { readonly id: string; readonly email?: string | null } | null;
  readonly invoice_number?: string;
  readonly due_date?: string | null;
}

export interface SandboxTruth {
  readonly id: string;
  readonly status: string;
  readonly currency: string;
  readonly total: string;
  readonly refund_total: string;
  readonly original_total: string | null;
  readonly original_currency: string | null;
  readonly tip: string;
  readonly service_fee: string | null;
  readonly tax: string;
  readonly link_id: string | null;
  readonly invoice_id: string | null;
  readonly oddities: readonly { readonly kind: string; readonly in: string }[];
}

const NAMELESS: ReadonlySet<string> = new Set(['row_as_null', 'row_as_text', 'row_as_list', 'id_missing']);

const TOOK_MONEY: ReadonlySet<string> = new Set(['paid', 'refunded', 'partially_refunded', 'disputed']);

export function readTruth({ links, invoices, charges }: SandboxObjects): NomodTruth {
  const objects = new Map([...links, ...invoices].map((bill) => [bill.id, trueObject(bill)]));
  return {
    objects: [...objects.values()],
    charges: charges
      .filter(({ status }) => TOOK_MONEY.has(status))
      .map((charge) => trueCharge(charge, objects.get(charge.link_id ?? charge.invoice_id ?? ''))),
  };
}

const trueObject = ({
  id,
  first_title,
  note,
  customer,
  currency,
  amount,
  tax,
  closed,
  ...bill
}: SandboxBill): TrueObject => ({
  id,
  firstTexts: `${first_title} ${note}`,
  customerId: customer?.id ?? null,
  currency,
  amountMinor: parseMoney(amount, currency),
  taxMinor: parseMoney(tax, currency),
  isPayable: closed === null,
  page:
    bill.invoice_number === undefined ? undefined : { dueDate: bill.due_date ?? '', email: customer?.email ?? null },
});

function trueCharge(charge: SandboxTruth, bill: TrueObject | undefined): TrueCharge {
  const currency = charge.original_currency ?? charge.currency;
  const amount = (text: string | null) => parseMoney(text ?? '0', currency);
  const totalMinor = amount(charge.original_total ?? charge.total);
  // For a charge served in an odd form, only the total must be right, not every figure.
  const isOfBill = bill?.currency === currency && charge.oddities.length === 0;
  const onTop = amount(charge.tip) + amount(charge.service_fee);
  return {
    id: charge.id,
    currency,
    totalMinor,
    extrasMinor: isOfBill ? extrasOf(bill, totalMinor, { onTop, taxMinor: amount(charge.tax) }) : undefined,
    refundedMinor: refundedOf(charge, totalMinor),
    isDisputed: charge.status === 'disputed',
    objectId: charge.link_id ?? charge.invoice_id,
    isNameless: charge.oddities.some((oddity) => NAMELESS.has(oddity.kind) && oddity.in !== 'reads'),
  };
}

function extrasOf(
  { amountMinor, taxMinor: askedTaxMinor }: TrueObject,
  totalMinor: bigint,
  { onTop, taxMinor }: { onTop: bigint; taxMinor: bigint },
): bigint[] {
  const withTax = onTop + taxMinor - askedTaxMinor;
  return totalMinor < amountMinor + withTax ? [withTax, onTop] : [withTax];
}

/** A converted charge is refunded in proportion, rounded half up. */
function refundedOf({ currency, total, refund_total, original_total }: SandboxTruth, inBill: bigint): bigint {
  const refunded = parseMoney(refund_total, currency);
  if (original_total === null) return refunded;
  const charged = parseMoney(total, currency);
  return charged === 0n ? 0n : (inBill * refunded * 2n + charged) / (charged * 2n);
}
