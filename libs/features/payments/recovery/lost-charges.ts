import { Injectable } from '@nestjs/common';
import { EventBus } from '@remit/domain-events';
import { ReturnAddresses } from '@remit/invoice-sync';
import { type GatewayCharge, toChargeFacts, tookMoney } from '@remit/gateway';
import { chargeReadingEvent } from '../payment-facts';
import { Payments } from '../payments';
import { lostChargeNeeded } from './lost-attention';
import type { LostObject } from './lost-object.entity';
import { LostObjects } from './lost-objects.repository';

/** `booked`: the charge is booked. `asked`: attention was requested. `nothing`: the charge is known or not ours. */
export type ChargeOutcome = 'booked' | 'asked' | 'nothing';

/** Handles charges on objects that a restore lost. Needs a unit of work. */
@Injectable()
export class LostCharges {
  constructor(
    private readonly payments: Payments,
    private readonly returns: ReturnAddresses,
    private readonly objects: LostObjects,
    private readonly bus: EventBus,
  ) {}

  /** Books news about a known payment, and requests attention for money on a lost object. */
  async take(charge: GatewayCharge, connectionId: string): Promise<ChargeOutcome> {
    const facts = toChargeFacts(charge);
    const owner =
      (await this.payments.findByCharge(charge.id)) ??
      (charge.linkId === null ? undefined : await this.payments.findByLink(charge.linkId));
    if (owner) {
      if (!(await this.payments.isUnrecorded(facts))) return 'nothing';
      await this.bus.publish(chargeReadingEvent(owner, facts, 'check'));
      return 'booked';
    }
    return (await this.ask(charge, connectionId)) ? 'asked' : 'nothing';
  }

  /**
   * Requests attention for money on a lost object.
   * @returns false when the charge took no money or is on no lost object
   */
  async ask(charge: GatewayCharge, connectionId: string): Promise<boolean> {
    if (!tookMoney(charge)) return false;
    const lost = await this.lostObjectsOf(charge);
    if (lost.length === 0 && !(await this.returns.isForgotten(charge.successUrl))) return false;
    await this.bus.publish(lostChargeNeeded(charge, connectionId, lost.length === 1 ? lost[0] : undefined));
    return true;
  }

  /**
   * Finds the object by the link of the charge. For a charge without a link: the invoices of its customer whose
   * amount is at most the amount taken.
   */
  private async lostObjectsOf(charge: GatewayCharge): Promise<LostObject[]> {
    if (charge.linkId !== null) return [(await this.objects.findById(charge.linkId)) ?? []].flat();
    if (charge.customerId === null) return [];
    const currency = charge.originalCurrency ?? charge.currency;
    const takenMinor = charge.originalTotalMinor ?? charge.totalMinor;
    return (await this.objects.ofCustomer(charge.customerId)).filter(
      (lost) => lost.currency === currency && lost.amountMinor <= takenMinor,
    );
  }
}
