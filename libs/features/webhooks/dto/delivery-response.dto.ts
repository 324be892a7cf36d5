import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, Shown } from '@remit/http-api';
import { DeliveryStepResponse } from './delivery-step-response.dto';
import { DELIVERY_RESULTS, type DeliveryResult } from '../webhook-delivery.entity';

/** An incoming event and its result. */
export class DeliveryResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly connection_id: string;

  @Shown.text()
  readonly environment_id: string;

  @Shown.text('How it was authenticated')
  readonly route: string;

  @Shown.optionalText('svix-id; null for a relay')
  readonly message_id: string | null;

  @Shown.optionalText()
  readonly event_type: string | null;

  @Shown.optionalText()
  readonly charge_id: string | null;

  @Shown.oneOf(DELIVERY_RESULTS)
  readonly result: DeliveryResult;

  @Shown.optionalText()
  readonly result_note: string | null;

  @Shown.optionalText()
  readonly payment_id: string | null;

  @Shown.optionalText()
  readonly invoice_id: string | null;

  @Shown.integer('Number of attempts to process it')
  readonly attempts: number;

  @Shown.integer('Bytes')
  readonly size: number;

  @Shown.text()
  readonly source: string;

  @Shown.text()
  readonly request_id: string;

  @Shown.time()
  readonly received_at: string;

  @Shown.optionalTime()
  readonly processed_at: string | null;

  @Shown.optionalInteger()
  readonly time_taken_ms: number | null;
}

export class DeliveryDetailsResponse extends DeliveryResponse {
  @Shown.text('As received')
  readonly body: string;

  @Shown.map('Headers that hold no secret')
  readonly headers: Readonly<Record<string, string>>;

  @ApiProperty({ type: [DeliveryStepResponse], description: 'Processing steps, oldest first' })
  readonly steps: DeliveryStepResponse[];
}

export class DeliveryListResponse extends PageResponse(DeliveryResponse) {}

export class WebhookAcceptedResponse {
  @Shown.text()
  readonly message: string;
}
