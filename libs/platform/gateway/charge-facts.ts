import type { ChargeFacts } from '@remit/domain-events';

import type { GatewayCharge } from './gateway-charge';

/** A charge as events carry it: plain data that survives JSON. */
export function toChargeFacts(charge: GatewayCharge): ChargeFacts {
  return {
    charge_id: charge.id,
    read_at: charge.readAt.toISOString(),
    status: charge.status,
    created_at: charge.created.toISOString(),
    currency: charge.currency,
    total_minor: charge.totalMinor.toString(),
    refund_total_minor: charge.refundTotalMinor.toString(),
    tip_minor: charge.tipMinor,
    service_fee_minor: charge.serviceFeeMinor,
    tax_minor: charge.taxMinor,
    original_currency: charge.converted ? charge.originalCurrency : null,
    original_total_minor: charge.converted ? (charge.originalTotalMinor?.toString() ?? null) : null,
    link_id: charge.linkId,
    customer_id: charge.customerId,
    payment_method: charge.paymentMethod,
    card_scheme: charge.cardScheme,
    card_last4: charge.cardLast4,
    settlement: charge.settlement && {
      currency: charge.settlement.currency,
      fee_minor: charge.settlement.feeMinor,
      net_minor: charge.settlement.netMinor,
    },
  };
}
