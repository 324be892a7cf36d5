import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, ApiField } from '@remit/http-api';
import { CUSTOMER_STATUSES, type CustomerStatus } from '../customer.entity';

export class NomodIntegrationResponse {
  @ApiField.text()
  readonly nomod_customer_id: string;

  @ApiField.time()
  readonly synced_at: string;
}

/** Ids of the customer at other systems. Empty until it was first needed there. */
export class IntegrationsResponse {
  @ApiProperty({ type: NomodIntegrationResponse, required: false })
  readonly nomod?: NomodIntegrationResponse;
}

export class CustomerIntegrationsResponse {
  @ApiField.text()
  readonly customer_id: string;

  @ApiProperty({ type: IntegrationsResponse })
  readonly integrations: IntegrationsResponse;
}

/** A customer with all its members. */
export class CustomerResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly external_id: string;

  @ApiField.text()
  readonly name: string;

  @ApiField.optionalText()
  readonly email: string | null;

  @ApiField.optionalText()
  readonly contact: string | null;

  @ApiField.optionalText()
  readonly address_line1: string | null;

  @ApiField.optionalText()
  readonly address_line2: string | null;

  @ApiField.optionalText()
  readonly address_city: string | null;

  @ApiField.optionalText()
  readonly address_state: string | null;

  @ApiField.optionalText()
  readonly address_postal_code: string | null;

  @ApiField.optionalText()
  readonly address_country: string | null;

  @ApiField.text()
  readonly timezone: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly metadata: Record<string, string>;

  @ApiField.unused()
  readonly parent_customer_id: null;

  @ApiField.unused()
  readonly parent_customer: null;

  @ApiProperty({ type: IntegrationsResponse, nullable: true, description: 'Null unless expand=integrations' })
  readonly integrations: IntegrationsResponse | null;

  @ApiField.text()
  readonly environment_id: string;

  @ApiField.text()
  readonly tenant_id: string;

  @ApiProperty({ type: 'integer', description: 'Increases by one with every change' })
  readonly version: number;

  @ApiProperty({ enum: CUSTOMER_STATUSES })
  readonly status: CustomerStatus;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.text()
  readonly updated_by: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the personal data was erased' })
  readonly erased_at: string | null;
}

export class CustomerListResponse extends PageResponse(CustomerResponse) {}
