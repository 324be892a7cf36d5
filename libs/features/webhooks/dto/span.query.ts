import { IsMoment, PageQuery } from '@remit/http-api';

/** A page of the deliveries received in a time range. */
export class SpanQuery extends PageQuery {
  @IsMoment('Received at or after this time')
  start_time?: string;

  @IsMoment('Received at or before this time')
  end_time?: string;
}
