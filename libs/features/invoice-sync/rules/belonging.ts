import { extrasIn, type GatewayCharge, toChargeFacts, tookMoney } from '@remit/gateway';
import { type Money, sameMoney } from '@remit/money';
import { certainPairs, groupsOf } from './pairing';

/** Maximum number of candidates listed for a person. */
const MOST_CANDIDATES = 10;

/** An invoice at Nomod whose charge is not known. */
export interface InvoiceWithoutCharge extends Money {
  readonly nomodInvoiceId: string;
  /** Null when another system or a person created it on the same Nomod account. */
  readonly invoiceId: string | null;
  /** Nomod's clock, like the time of a charge. Null when Nomod does not return it. */
  readonly createdAt: Date | null;
  readonly isPaid: boolean;
}

export interface OurInvoice extends InvoiceWithoutCharge {
  readonly invoiceId: string;
}

/** One of our invoices that no longer asks for payment. A payer who still has its page can pay there. */
export interface ClosedInvoice extends OurInvoice {
  readonly because: 'paid' | 'cancelled' | 'replaced';
}

/** One Nomod customer, without those charges and invoices that are already known to belong together. */
export interface CustomerAtNomod {
  /** Charges that were taken on invoices. */
  readonly charges: readonly GatewayCharge[];
  /** Our invoices, and the paid invoices of other systems. */
  readonly invoices: readonly InvoiceWithoutCharge[];
  readonly closed?: readonly ClosedInvoice[];
  /** Nomod invoice id by charge id, from the charges' return URLs; `elsewhere` for other environments. */
  readonly returning?: ReadonlyMap<string, string>;
  /** False when Nomod's lists may hold more. */
  readonly isComplete: boolean;
}

/** One of our payments and its invoice. */
export interface PaymentOwner {
  readonly id: string;
  readonly invoiceId: string;
}

/** Facts about a charge beyond the charge itself. Undefined: not looked up. */
export interface Evidence {
  /** The payment for which this charge is recorded. */
  readonly recorded?: PaymentOwner;
  /** The payment whose link the charge was taken on. */
  readonly linkOwner?: PaymentOwner;
  /**
   * Kind of the charge's link when no payment owns it. `ours_soon`: it carries our token and its row is being
   * written.
   */
  readonly unknownLink?: 'foreign' | 'ours_soon';
  /** The invoice that has claimed the charge. */
  readonly claim?: { readonly invoiceId: string; readonly nomodInvoiceId: string };
  /** The invoice whose return URL the charge carries. `elsewhere`: an invoice of another environment. */
  readonly returnsTo?: Pick<OurInvoice, 'invoiceId' | 'nomodInvoiceId' | 'createdAt'> | 'elsewhere';
  /** Whether the charge's customer is, or was, one of ours. */
  readonly isCustomerOurs?: boolean;
  readonly customer?: CustomerAtNomod;
}

/**
 * Where a charge belongs. `nothing`: it is not ours; this is final. `undecided`: a later reading may decide it;
 * otherwise a person may choose from the invoices in `candidates`.
 */
export type Belonging =
  | { readonly to: 'payment'; readonly payment: PaymentOwner; readonly because: 'recorded' | 'link' }
  | {
      readonly to: 'invoice';
      readonly invoice: { readonly invoiceId: string; readonly nomodInvoiceId: string };
      readonly because: 'claimed' | PairReason;
    }
  | {
      readonly to: 'nothing';
      readonly because: 'no_link_no_customer' | 'foreign_link' | 'foreign_customer' | 'foreign_invoice';
    }
  | {
      readonly to: 'undecided';
      readonly because: 'link_not_saved_yet' | 'link_unread' | 'no_certain_invoice';
      readonly candidates: readonly (OurInvoice | ClosedInvoice)[];
    };

/**
 * `return_url`: the charge carries the invoice's return URL. `only_fit`: no other pairing explains the charges.
 * `any_pairing`: equal invoices and equal charges. `only_one_left`: another amount.
 */
export type PairReason = 'return_url' | 'only_fit' | 'any_pairing' | 'only_one_left';

/**
 * The only rule that assigns a charge to a payment or invoice, for charges of every source. Known facts take
 * precedence over conclusions. A conclusion counts only when nothing else explains the facts.
 */
export function belongingOf(charge: GatewayCharge, evidence: Evidence): Belonging {
  const { recorded, linkOwner, claim, returnsTo } = evidence;
  if (recorded) return { to: 'payment', payment: recorded, because: 'recorded' };
  if (linkOwner) return { to: 'payment', payment: linkOwner, because: 'link' };
  if (claim) return { to: 'invoice', invoice: claim, because: 'claimed' };
  if (charge.linkId !== null) return ofUnknownLink(evidence);
  if (returnsTo === 'elsewhere') return { to: 'nothing', because: 'foreign_invoice' };
  if (returnsTo && isAfter(charge, returnsTo)) return { to: 'invoice', invoice: returnsTo, because: 'return_url' };
  if (charge.customerId === null) return { to: 'nothing', because: 'no_link_no_customer' };
  if (evidence.isCustomerOurs === false) return { to: 'nothing', because: 'foreign_customer' };
  return ofCustomer(charge, evidence.customer);
}

/** The charge that paid each invoice that Nomod reports as paid, where this is certain. */
export function pairUp(customer: CustomerAtNomod): Pair[] {
  const { returning, invoices } = customer;
  const takers = customer.charges.filter(
    (charge) => charge.linkId === null && tookMoney(charge) && charge.totalMinor > 0n,
  );
  const named = takers.toSorted(byTime).flatMap((charge): Pair[] => {
    const invoice = invoices.find(({ nomodInvoiceId }) => nomodInvoiceId === returning?.get(charge.id));
    return invoice?.isPaid && isAfter(charge, invoice) ? [{ charge, invoice, because: 'return_url' }] : [];
  });
  const charges = takers.filter((charge) => !returning?.has(charge.id));
  const rest = invoices.filter((invoice) => !named.some((pair) => pair.invoice === invoice));
  return [...named, ...concludedPairs({ ...customer, charges, invoices: rest })];
}

/** Pairs charges that do not name their invoice. */
function concludedPairs({ charges: usable, invoices, closed = [], isComplete }: CustomerAtNomod): Pair[] {
  const paid = invoices.filter((invoice) => invoice.isPaid);
  const pairs = groupsOf(usable, paid, fits).flatMap((group) => pairsOf(group.lefts, group.rights));
  if (!isComplete) return pairs;
  const isExplained = (charge: GatewayCharge): boolean =>
    pairs.some((pair) => pair.charge === charge) || closed.some((invoice) => fits(charge, invoice));
  const restCharges = usable.filter((charge) => !isExplained(charge));
  const restInvoices = paid.filter((invoice) => !pairs.some((pair) => pair.invoice === invoice));
  const left = [...certainPairs(restCharges, restInvoices, isAfter)];
  return [...pairs, ...left.map(([charge, invoice]) => ({ charge, invoice, because: 'only_one_left' as const }))];
}

export interface Pair {
  readonly charge: GatewayCharge;
  readonly invoice: InvoiceWithoutCharge;
  readonly because: PairReason;
}

/** The charges from which a person may choose for an invoice that Nomod reports as paid. */
export function possibleCharges(invoice: InvoiceWithoutCharge, customer: CustomerAtNomod): GatewayCharge[] {
  const elsewhere = pairUp(customer).filter((pair) => pair.invoice.nomodInvoiceId !== invoice.nomodInvoiceId);
  return customer.charges.filter(
    (charge) =>
      charge.linkId === null &&
      tookMoney(charge) &&
      isAfter(charge, invoice) &&
      !elsewhere.some((pair) => pair.charge.id === charge.id),
  );
}

/**
 * Whether a person should consider that a charge paid an open invoice: the currency is the same, the charge is not
 * less than the invoice asks, and the excess is within tip, fee and tax.
 */
export function couldPay(charge: GatewayCharge, invoice: InvoiceWithoutCharge): boolean {
  const asked = askedBy(charge);
  if (!tookMoney(charge) || !isAfter(charge, invoice) || asked.currency !== invoice.currency) return false;
  const parts = [charge.tipMinor, charge.serviceFeeMinor, charge.taxMinor];
  const excess = asked.amountMinor - invoice.amountMinor;
  if (excess === 0n) return true;
  const isExplained = charge.converted || parts.includes('unknown') || excess <= parts.reduce(addRoundedUp, 0n);
  return excess > 0n && isExplained && parts.some((part) => part !== '0');
}

function ofUnknownLink({ unknownLink }: Evidence): Belonging {
  if (unknownLink === 'foreign') return { to: 'nothing', because: 'foreign_link' };
  const because = unknownLink === 'ours_soon' ? 'link_not_saved_yet' : 'link_unread';
  return { to: 'undecided', because, candidates: [] };
}

function ofCustomer(charge: GatewayCharge, customer: CustomerAtNomod | undefined): Belonging {
  const pair = customer && pairUp(customer).find((each) => each.charge.id === charge.id);
  if (pair && isOurs(pair.invoice)) return { to: 'invoice', invoice: pair.invoice, because: pair.because };
  if (pair && pair.because !== 'only_one_left') return { to: 'nothing', because: 'foreign_invoice' };
  if (customer && isOfForeign(charge, customer)) return { to: 'nothing', because: 'foreign_invoice' };
  return {
    to: 'undecided',
    because: 'no_certain_invoice',
    candidates: customer ? candidatesFor(charge, customer) : [],
  };
}

/**
 * Whether other systems have enough equal paid invoices to explain every charge that fits them. It does not matter
 * which charge paid which invoice.
 */
function isOfForeign(charge: GatewayCharge, { charges, invoices }: CustomerAtNomod): boolean {
  const paid = invoices.filter((invoice) => invoice.isPaid);
  const usable = charges.filter((each) => each.linkId === null && tookMoney(each));
  const group = groupsOf(usable, paid, fits).find(({ lefts }) => lefts.some(({ id }) => id === charge.id));
  return group !== undefined && !group.rights.some(isOurs) && group.lefts.length <= group.rights.length;
}

/**
 * An unexplained charge that was taken on an invoice of the customer may have paid any of our invoices, for any
 * amount. Any other charge can only have been meant for an open invoice. Invoices that ask the amount of the charge
 * come first.
 */
function candidatesFor(charge: GatewayCharge, customer: CustomerAtNomod): OurInvoice[] {
  if (!tookMoney(charge)) return [];
  const isOnInvoice = !customer.isComplete || customer.charges.some(({ id }) => id === charge.id);
  const open = customer.invoices.filter(isOurs);
  const possible = isOnInvoice ? [...open, ...(customer.closed ?? [])] : open.filter((each) => mayBeFor(charge, each));
  const asked = askedBy(charge);
  const distance = (invoice: OurInvoice): number =>
    couldPay(charge, invoice) ? 0 : invoice.currency === asked.currency ? 1 : 2;
  return possible
    .filter((invoice) => isAfter(charge, invoice))
    .toSorted((a, b) => distance(a) - distance(b) || byAge(a, b))
    .slice(0, MOST_CANDIDATES);
}

/**
 * Nomod may take another amount for a paid invoice than it asked. An open invoice can only have been paid in another
 * way.
 */
const mayBeFor = (charge: GatewayCharge, invoice: OurInvoice): boolean => invoice.isPaid || couldPay(charge, invoice);

/** Pairs the members of one group, which may allow more than one pairing. */
function pairsOf(charges: readonly GatewayCharge[], invoices: readonly InvoiceWithoutCharge[]): Pair[] {
  if (charges.length === invoices.length && invoices.every(isOurs) && areEqual(charges, invoices)) {
    const [first, ...rest] = [charges.toSorted(byTime), invoices.toSorted(byCreation)] as const;
    const because = charges.length === 1 ? 'only_fit' : 'any_pairing';
    return first.flatMap((charge, index) => {
      const invoice = rest[0]?.[index];
      return invoice ? [{ charge, invoice, because }] : [];
    });
  }
  const certain = [...certainPairs(charges, invoices, fits)];
  return certain.map(([charge, invoice]) => ({ charge, invoice, because: 'only_fit' }));
}

/** Every charge fits every invoice, and all charges took and refunded the same amounts. Any pairing is correct. */
function areEqual(charges: readonly GatewayCharge[], invoices: readonly InvoiceWithoutCharge[]): boolean {
  const kinds = charges.map((charge) => JSON.stringify(Object.values({ ...toChargeFacts(charge), ...NOT_MONEY })));
  return new Set(kinds).size === 1 && charges.every((charge) => invoices.every((invoice) => fits(charge, invoice)));
}

const NOT_MONEY = { charge_id: '', created_at: '', payment_method: '', read_at: '' };

/** The charge took exactly the invoice's amount, apart from tip and service fee, and is not older than the invoice. */
function fits(charge: GatewayCharge, invoice: InvoiceWithoutCharge): boolean {
  const asked = askedBy(charge);
  if (asked.currency !== invoice.currency || !isAfter(charge, invoice)) return false;
  // The currency of the parts of a converted charge is not documented.
  if (charge.converted) return sameMoney(asked, invoice);
  const facts = { ...toChargeFacts(charge), tax_minor: '0' };
  const extras = extrasIn(asked.amountMinor, invoice.amountMinor, facts);
  return extras.isCertain && asked.amountMinor - extras.minor === invoice.amountMinor;
}

/** Both times are Nomod's. A charge cannot have paid an invoice that is newer than the charge. */
const isAfter = (charge: GatewayCharge, { createdAt }: Pick<InvoiceWithoutCharge, 'createdAt'>): boolean =>
  createdAt === null || charge.created.getTime() >= createdAt.getTime();

/** The amount that the payer was asked: the original amount when they paid in their card's currency. */
function askedBy({ originalCurrency, originalTotalMinor, currency, totalMinor }: GatewayCharge): Money {
  return originalCurrency !== null && originalTotalMinor !== null
    ? { currency: originalCurrency, amountMinor: originalTotalMinor }
    : { currency, amountMinor: totalMinor };
}

const isOurs = (invoice: InvoiceWithoutCharge): invoice is OurInvoice => invoice.invoiceId !== null;

const addRoundedUp = (sum: bigint, part: string): bigint => {
  const [whole = '0', fraction] = part.split('.');
  return sum + BigInt(whole) + (fraction === undefined ? 0n : 1n);
};

const byTime = (a: GatewayCharge, b: GatewayCharge): number =>
  a.created.getTime() - b.created.getTime() || (a.id < b.id ? -1 : 1);

/** Newest first. */
const byAge = (a: InvoiceWithoutCharge, b: InvoiceWithoutCharge): number =>
  (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0) || (a.nomodInvoiceId < b.nomodInvoiceId ? -1 : 1);

const byCreation = (a: InvoiceWithoutCharge, b: InvoiceWithoutCharge): number =>
  (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0) || (a.nomodInvoiceId < b.nomodInvoiceId ? -1 : 1);
