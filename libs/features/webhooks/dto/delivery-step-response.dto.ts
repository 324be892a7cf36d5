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

  @Shown.time('Time of the step; for `trying_again` the time of the retry')
  readonly at: string;

  @Shown.optionalTime('Time of the last repeat, when the step was repeated')
  readonly last_at: string | null;

  @Shown.integer('Number of consecutive repeats')
  readonly times: number;

  @Shown.optionalText("How it was verified, Nomod's status of the charge, the result, or the event that followed")
  readonly outcome: string | null;

  @Shown.optionalText()
  readonly note: string | null;

  @Shown.optionalText('Who acted: the id of an API key, `nomod`, or a component of Remit')
  readonly by: string | null;
}
