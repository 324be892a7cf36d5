import { ApiProperty } from '@nestjs/swagger';
import { PageResponse } from '@remit/http-api';
import { CUSTOMER_STATUSES, type CustomerStatus } from '../customer.entity';

const Text = () => ApiProperty({ type: String });
const OptionalText = () => ApiProperty({ type: String, nullable: true });
const Time = () => ApiProperty({ type: String, format: 'date-time' });
/** Flexprice's clients expect this key. Remit has no such object. */
const Unused = () => ApiProperty({ type: String, nullable: true, description: 'Always null' });

export class NomodIntegrationResponse {
  @Text()
  readonly nomod_customer_id: string;

  @Time()
  readonly synced_at: string;
}

/** Ids of the customer at other systems. Empty until it was first needed there. */
export class IntegrationsResponse {
  @ApiProperty({ type: NomodIntegrationResponse, required: false })
  readonly nomod?: NomodIntegrationResponse;
}

export class CustomerIntegrationsResponse {
  @Text()
  readonly customer_id: string;

  @ApiProperty({ type: IntegrationsResponse })
  readonly integrations: IntegrationsResponse;
}

/** A customer with all its members. */
export class CustomerResponse {
  @Text()
  readonly id: string;

  @Text()
  readonly external_id: string;

  @Text()
  readonly name: string;

  @OptionalText()
  readonly email: string | null;

  @OptionalText()
  readonly contact: string | null;

  @OptionalText()
  readonly address_line1: string | null;

  @OptionalText()
  readonly address_line2: string | null;

  @OptionalText()
  readonly address_city: string | null;

  @OptionalText()
  readonly address_state: string | null;

  @OptionalText()
  readonly address_postal_code: string | null;

  @OptionalText()
  readonly address_country: string | null;

  @Text()
  readonly timezone: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly metadata: Record<string, string>;

  @Unused()
  readonly parent_customer_id: null;

  @Unused()
  readonly parent_customer: null;

  @ApiProperty({ type: IntegrationsResponse, nullable: true, description: 'Null unless expand=integrations' })
  readonly integrations: IntegrationsResponse | null;

  @Text()
  readonly environment_id: string;

  @Text()
  readonly tenant_id: string;

  @ApiProperty({ enum: CUSTOMER_STATUSES })
  readonly status: CustomerStatus;

  @Time()
  readonly created_at: string;

  @Time()
  readonly updated_at: string;

  @Text()
  readonly created_by: string;

  @Text()
  readonly updated_by: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Since when the person is erased' })
  readonly erased_at: string | null;
}

export class CustomerListResponse extends PageResponse(CustomerResponse) {}
