import type { GatewayCharge } from '@remit/gateway';

/** A paid charge of 100.00 AED of customer `c1` on an invoice, with changes. */
export function nomodCharge(changes: Partial<GatewayCharge> = {}): GatewayCharge {
  return {
    id: 'ch1',
    referenceNumber: 1,
    refundFailures: 0,
    status: 'paid',
    rawStatus: 'paid',
    created: new Date('2026-08-01T11:00:00Z'),
    currency: 'AED',
    totalMinor: 10_000n,
    refundTotalMinor: 0n,
    tipMinor: '0',
    serviceFeeMinor: '0',
    taxMinor: '0',
    originalCurrency: null,
    originalTotalMinor: null,
    converted: false,
    settlement: null,
    paymentMethod: null,
    cardScheme: null,
    cardLast4: null,
    type: null,
    linkId: null,
    customerId: 'c1',
    successUrl: null,
    readAt: new Date('2026-08-01T11:01:00Z'),
    ...changes,
  };
}
