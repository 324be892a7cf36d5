import type { ChargeFacts } from '@remit/domain-events';
import type { BookDifference } from '@remit/invoices';
import { formatMoney } from '@remit/money';
import { type GatewayCharge, type GatewayLink, toChargeFacts, tookMoney } from '@remit/gateway';
import { holdsNothing, capturedAmounts } from '../../charges/charge-judgement';
import type { Payment } from '../../payment.entity';

const CHECK = 'Press Check on the payment: Remit reads the charge again and books the result.';
const SUPPORT = 'If the difference stays, find the charge in the Nomod dashboard and compare both figures.';

/**
 * Compares a paid payment with its charge.
 * @param charge as Nomod lists it; undefined when Nomod does not have it
 * @returns undefined when both agree
 */
export function compareCharge(
  payment: Payment,
  chargeId: string,
  charge: GatewayCharge | undefined,
): BookDifference | undefined {
  const summary = whatDiffers(payment, charge && toChargeFacts(charge));
  if (summary === undefined) return undefined;
  return {
    ...about(payment),
    object: 'charge',
    objectId: chargeId,
    summary,
    ours: {
      payment_status: payment.paymentStatus,
      total: formatMoney(totalOf(payment), payment.currency),
      refunded: formatMoney(payment.refundedMinor, payment.currency),
      currency: payment.currency,
    },
    nomods: nomodsSide(charge),
    whatToDo: charge
      ? `${CHECK} ${SUPPORT}`
      : 'Make sure that the key of the connection belongs to the account that took the money, then find the charge in the Nomod dashboard. If the money is gone, count it as lost. The invoice is then owed again, and you can create a new link.',
  };
}

function whatDiffers(payment: Payment, facts: ChargeFacts | undefined): string | undefined {
  if (payment.lostMinor > 0n && (!facts || holdsNothing(facts))) return undefined;
  if (!facts) return 'A charge that is booked here does not exist at Nomod.';
  if (!tookMoney(facts)) return 'A charge that is booked here took no money at Nomod.';
  if (contradictsItself(facts)) return 'Nomod reports contradictory refunds for this charge.';
  const { currency, totalMinor, refundedMinor } = capturedAmounts(facts);
  if (currency !== payment.currency || totalMinor !== totalOf(payment))
    return 'The amount of this charge at Nomod differs from the booked amount.';
  return refundedMinor === payment.refundedMinor
    ? undefined
    : 'The refunded amount at Nomod differs from the booked refunds.';
}

const totalOf = ({ capturedMinor, extrasMinor }: Payment): bigint => capturedMinor + extrasMinor;

/** The difference for money that Nomod took on an object of ours and that is not booked here. */
export function unbookedCharge(
  charge: GatewayCharge,
  ours: Pick<BookDifference, 'connectionId' | 'invoiceId' | 'paymentId'> & { readonly paymentStatus: string | null },
): BookDifference {
  const { paymentStatus, ...records } = ours;
  return {
    ...records,
    object: 'charge',
    objectId: charge.id,
    summary: 'Nomod took money on a link or invoice of this environment, and it is not booked here.',
    ours: { payment_status: paymentStatus, total: null, refunded: null },
    nomods: nomodsSide(charge),
    whatToDo:
      ours.paymentId === null
        ? 'Match the charge to the invoice under Needs attention. If the invoice was paid twice, refund the charge at Nomod.'
        : `${CHECK} ${SUPPORT}`,
  };
}

/**
 * The difference for a link that is open here and cannot be paid at Nomod.
 * @param link as Nomod has it; undefined when Nomod does not have it
 * @returns undefined when the link can be paid
 */
export function closedLink(
  payment: Payment,
  linkId: string,
  link: GatewayLink | undefined,
): BookDifference | undefined {
  if (link?.status === 'enabled') return undefined;
  return {
    ...about(payment),
    object: 'link',
    objectId: linkId,
    summary: 'A link that is open here cannot be paid at Nomod.',
    ours: { payment_status: payment.paymentStatus, link_state: payment.linkState },
    nomods: { link_status: link?.status ?? 'does not exist' },
    whatToDo: `${CHECK} If the link was not paid, enable it in the Nomod dashboard, or void the invoice and bill again.`,
  };
}

/** The difference for a link that can be paid at Nomod although it is closed here. */
export function openLink(payment: Payment, link: GatewayLink): BookDifference {
  return {
    ...about(payment),
    object: 'link',
    objectId: link.id,
    summary: 'A link that is disabled here can be paid at Nomod.',
    ours: { payment_status: payment.paymentStatus, link_state: payment.linkState },
    nomods: { link_status: link.status },
    whatToDo: 'Disable the link in the Nomod dashboard.',
  };
}

/**
 * The difference for a payable link that nobody was given. It exists because its creation was repeated.
 * @param isNamed true: the link carries the token of the payment; false: only the terms of the link are the same
 */
export function spareLink(payment: Payment, link: GatewayLink, isNamed: boolean): BookDifference {
  return {
    ...about(payment),
    object: 'link',
    objectId: link.id,
    summary: isNamed
      ? 'A second link of a payment can be paid at Nomod. Nobody received its address.'
      : 'A link at Nomod may be a second link of a payment, and can be paid.',
    ours: { payment_status: payment.paymentStatus, link_state: payment.linkState, link_id: payment.ownLinkId },
    nomods: {
      link_status: link.status,
      title: link.title,
      amount: formatMoney(link.amountMinor, link.currency),
      currency: link.currency,
    },
    whatToDo: isNamed
      ? 'Disable the link in the Nomod dashboard.'
      : 'Find the link in the Nomod dashboard. If it was created there for another sale, dismiss this row. If not, disable it: Remit created it for this invoice, and the answer was lost.',
  };
}

const about = (payment: Payment) => ({
  connectionId: payment.connectionId ?? '',
  invoiceId: payment.invoiceId,
  paymentId: payment.id,
});

function nomodsSide(charge: GatewayCharge | undefined): Record<string, string | null> {
  if (!charge) return { status: 'does not exist', total: null, refunded: null };
  const facts = toChargeFacts(charge);
  const { currency, totalMinor, refundedMinor } = capturedAmounts(facts);
  return {
    status: charge.rawStatus,
    total: formatMoney(totalMinor, currency),
    refunded: contradictsItself(facts)
      ? `${formatMoney(BigInt(facts.refund_total_minor), facts.currency)} ${facts.currency}`
      : formatMoney(refundedMinor, currency),
    currency,
    created: charge.created.toISOString(),
  };
}

/** More was refunded than taken, or a part was refunded and its amount is missing. */
const contradictsItself = ({ status, refund_total_minor: refunded, total_minor: total }: ChargeFacts): boolean =>
  BigInt(refunded) > BigInt(total) || (status === 'partially_refunded' && refunded === '0');
