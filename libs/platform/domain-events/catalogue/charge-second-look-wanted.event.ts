import { DomainEvent } from '../domain-event';

/** What a reading says of a charge that took money is to be confirmed by another reading: it changed, or it went back. */
export class ChargeSecondLookWanted extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
}> {
  static readonly type = 'charge.second_look_wanted';
  static readonly version = 1;
}
