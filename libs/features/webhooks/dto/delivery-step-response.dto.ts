import { Shown } from '@remit/http-api';

export const DELIVERY_STEPS = [
  'received',
  'verified',
  'charge_read',
  'matched',
  'parked',
  'set_aside',
  'given_up',
  'applied',
  'trying_again',
  'replayed',
  'sent_again',
] as const;

/** One processing step of an incoming event. */
export class DeliveryStepResponse {
  @Shown.oneOf(DELIVERY_STEPS)
  readonly step: (typeof DELIVERY_STEPS)[number];

  @Shown.time('When; for `trying_again` when it is due')
  readonly at: string;

  @Shown.optionalTime('The last time, when it was done several times in a row')
  readonly last_at: string | null;

  @Shown.integer('How often in a row')
  readonly times: number;

  @Shown.optionalText("How it was verified, Nomod's word on the charge, the result, or the fact that followed")
  readonly outcome: string | null;

  @Shown.optionalText()
  readonly note: string | null;

  @Shown.optionalText("Who: an API key's id, `nomod`, or the part of Remit that acted")
  readonly by: string | null;
}
