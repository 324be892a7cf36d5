import { ApiField } from '@remit/http-api';

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
  @ApiField.oneOf(DELIVERY_STEPS)
  readonly step: (typeof DELIVERY_STEPS)[number];

  @ApiField.time('Time of the step; for `trying_again` the time of the retry')
  readonly at: string;

  @ApiField.optionalTime('Time of the last repeat, when the step was repeated')
  readonly last_at: string | null;

  @ApiField.integer('Number of consecutive repeats')
  readonly times: number;

  @ApiField.optionalText("How it was verified, Nomod's status of the charge, the result, or the event that followed")
  readonly outcome: string | null;

  @ApiField.optionalText()
  readonly note: string | null;

  @ApiField.optionalText('Who acted: the id of an API key, `nomod`, or a component of Remit')
  readonly by: string | null;
}
