import { Injectable } from '@nestjs/common';
import { EventBus } from '@remit/domain-events';
import { ReturnAddresses } from '@remit/invoice-sync';
import { type GatewayCharge, toChargeFacts, tookMoney } from '@remit/gateway';
import { chargeReadingEvent } from '../charges/charge-reading-event';
import { Payments } from '../payments';
import { lostChargeNeeded } from './lost-attention';
import type { LostObject } from './lost-object.entity';
import { LostObjects } from './lost-objects.repository';

/** What became of a charge: it is booked, a person is asked, or it is known or not ours. */
export type ChargeOutcome = 'booked' | 'asked' | 'nothing';

/** Charges on what a restore lost. Needs a unit of work. */
@Injectable()
export class LostCharges {
  constructor(
    private readonly payments: Payments,
    private readonly returns: ReturnAddresses,
    private readonly objects: LostObjects,
    private readonly bus: EventBus,
  ) {}

  /** Books what is news of a payment that is known, and puts money on what is lost before a person. */
  async take(charge: GatewayCharge, connectionId: string): Promise<ChargeOutcome> {
    const facts = toChargeFacts(charge);
    const owner =
      (await this.payments.findByCharge(charge.id)) ??
      (charge.linkId === null ? undefined : await this.payments.findByLink(charge.linkId));
    if (owner) {
      if (!(await this.payments.isNews(facts))) return 'nothing';
      await this.bus.publish(chargeReadingEvent(owner, facts, 'check'));
      return 'booked';
    }
    return (await this.ask(charge, connectionId)) ? 'asked' : 'nothing';
  }

  /** Asks a person about money on what is lost. @returns false when the charge is on nothing that was */
  async ask(charge: GatewayCharge, connectionId: string): Promise<boolean> {
    if (!tookMoney(charge)) return false;
    const lost = await this.lostObjectsOf(charge);
    if (lost.length === 0 && !(await this.returns.isForgotten(charge.successUrl))) return false;
    await this.bus.publish(lostChargeNeeded(charge, connectionId, lost.length === 1 ? lost[0] : undefined));
    return true;
  }

  /** By its link; or, for a charge that names none, the invoices of its customer that asked no more than was taken. */
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
