import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, Shown } from '@remit/http-api';
import { CUSTOMER_STATUSES, type CustomerStatus } from '../customer.entity';

export class NomodIntegrationResponse {
  @Shown.text()
  readonly nomod_customer_id: string;

  @Shown.time()
  readonly synced_at: string;
}

/** Ids of the customer at other systems. Empty until it was first needed there. */
export class IntegrationsResponse {
  @ApiProperty({ type: NomodIntegrationResponse, required: false })
  readonly nomod?: NomodIntegrationResponse;
}

export class CustomerIntegrationsResponse {
  @Shown.text()
  readonly customer_id: string;

  @ApiProperty({ type: IntegrationsResponse })
  readonly integrations: IntegrationsResponse;
}

/** A customer with all its members. */
export class CustomerResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly external_id: string;

  @Shown.text()
  readonly name: string;

  @Shown.optionalText()
  readonly email: string | null;

  @Shown.optionalText()
  readonly contact: string | null;

  @Shown.optionalText()
  readonly address_line1: string | null;

  @Shown.optionalText()
  readonly address_line2: string | null;

  @Shown.optionalText()
  readonly address_city: string | null;

  @Shown.optionalText()
  readonly address_state: string | null;

  @Shown.optionalText()
  readonly address_postal_code: string | null;

  @Shown.optionalText()
  readonly address_country: string | null;

  @Shown.text()
  readonly timezone: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly metadata: Record<string, string>;

  @Shown.unused()
  readonly parent_customer_id: null;

  @Shown.unused()
  readonly parent_customer: null;

  @ApiProperty({ type: IntegrationsResponse, nullable: true, description: 'Null unless expand=integrations' })
  readonly integrations: IntegrationsResponse | null;

  @Shown.text()
  readonly environment_id: string;

  @Shown.text()
  readonly tenant_id: string;

  @ApiProperty({ type: 'integer', description: 'Increases by one with every change' })
  readonly version: number;

  @ApiProperty({ enum: CUSTOMER_STATUSES })
  readonly status: CustomerStatus;

  @Shown.time()
  readonly created_at: string;

  @Shown.time()
  readonly updated_at: string;

  @Shown.text()
  readonly created_by: string;

  @Shown.text()
  readonly updated_by: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the personal data was erased' })
  readonly erased_at: string | null;
}

export class CustomerListResponse extends PageResponse(CustomerResponse) {}
