import { IsMoment, PageQuery } from '@remit/http-api';

/** A page of the deliveries received in a time range. */
export class SpanQuery extends PageQuery {
  @IsMoment('Received then or later')
  start_time?: string;

  @IsMoment('Received then or earlier')
  end_time?: string;
}
