import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, ApiField } from '@remit/http-api';
import { DeliveryStepResponse } from './delivery-step-response.dto';
import { DELIVERY_RESULTS, type DeliveryResult } from '../webhook-delivery.entity';

/** An incoming event and its result. */
export class DeliveryResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly connection_id: string;

  @ApiField.text()
  readonly environment_id: string;

  @ApiField.text('How it was authenticated')
  readonly route: string;

  @ApiField.optionalText('svix-id; null for a relay')
  readonly message_id: string | null;

  @ApiField.optionalText()
  readonly event_type: string | null;

  @ApiField.optionalText()
  readonly charge_id: string | null;

  @ApiField.oneOf(DELIVERY_RESULTS)
  readonly result: DeliveryResult;

  @ApiField.optionalText()
  readonly result_note: string | null;

  @ApiField.optionalText()
  readonly payment_id: string | null;

  @ApiField.optionalText()
  readonly invoice_id: string | null;

  @ApiField.integer('Number of attempts to process it')
  readonly attempts: number;

  @ApiField.integer('Bytes')
  readonly size: number;

  @ApiField.text()
  readonly source: string;

  @ApiField.text()
  readonly request_id: string;

  @ApiField.time()
  readonly received_at: string;

  @ApiField.optionalTime()
  readonly processed_at: string | null;

  @ApiField.optionalInteger()
  readonly time_taken_ms: number | null;
}

export class DeliveryDetailsResponse extends DeliveryResponse {
  @ApiField.text('As received')
  readonly body: string;

  @ApiField.map('Headers that hold no secret')
  readonly headers: Readonly<Record<string, string>>;

  @ApiProperty({ type: [DeliveryStepResponse], description: 'Processing steps, oldest first' })
  readonly steps: DeliveryStepResponse[];
}

export class DeliveryListResponse extends PageResponse(DeliveryResponse) {}

export class WebhookAcceptedResponse {
  @ApiField.text()
  readonly message: string;
}
