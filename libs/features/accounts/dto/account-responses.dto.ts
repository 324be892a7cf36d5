import { ApiProperty } from '@nestjs/swagger';
import { KEY_SCOPES, type KeyScope, PageResponse, ApiField } from '@remit/http-api';
import { ENVIRONMENT_TYPES, type EnvironmentType } from '../environment.entity';

export class EnvironmentResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly name: string;

  @ApiProperty({ enum: ENVIRONMENT_TYPES })
  readonly type: EnvironmentType;

  @ApiProperty({ type: [String], description: 'Hosts to which payers may return. Empty: every public host' })
  readonly return_hosts: string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description:
      'Amounts by currency above which an action needs the approval of a second key. Empty: no action needs it',
  })
  readonly approval_limits: Record<string, string>;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;
}

/** The list for both dialects: Flexprice calls `items` `environments`. */
export class EnvironmentListResponse extends PageResponse(EnvironmentResponse) {
  @ApiProperty({ type: [EnvironmentResponse] })
  readonly environments: EnvironmentResponse[];

  @ApiProperty({ type: 'integer' })
  readonly total: number;

  @ApiProperty({ type: 'integer' })
  readonly limit: number;

  @ApiProperty({ type: 'integer' })
  readonly offset: number;
}

export class NewEnvironmentResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly name: string;

  @ApiProperty({ enum: ENVIRONMENT_TYPES })
  readonly type: EnvironmentType;

  @ApiProperty({ type: String, description: 'Shown this once' })
  readonly api_key: string;
}

export class NewTenantResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly name: string;

  @ApiProperty({ type: [NewEnvironmentResponse] })
  readonly environments: NewEnvironmentResponse[];
}

export class ApiKeyResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly name: string;

  @ApiProperty({ enum: ['private_key'] })
  readonly type: 'private_key';

  @ApiProperty({ enum: ['remit'] })
  readonly provider: 'remit';

  @ApiProperty({ type: String, description: 'Beginning and end of the key' })
  readonly display_id: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null: every environment of the tenant' })
  readonly environment_id: string | null;

  @ApiProperty({ enum: KEY_SCOPES, isArray: true })
  readonly scopes: KeyScope[];

  @ApiProperty({ enum: KEY_SCOPES, isArray: true, description: "The same scopes under Flexprice's name" })
  readonly roles: KeyScope[];

  @ApiProperty({ type: [String], description: 'Addresses and networks that may use the key; empty: all' })
  readonly allowed_addresses: string[];

  @ApiProperty({ type: String, nullable: true, description: 'Always null' })
  readonly user_type: null;

  @ApiProperty({ enum: ['active', 'expired', 'revoked'] })
  readonly status: 'active' | 'expired' | 'revoked';

  @ApiField.optionalTime()
  readonly expires_at: string | null;

  @ApiField.optionalTime()
  readonly last_used_at: string | null;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.optionalText('Name of the key or person that made it; null for the operator')
  readonly created_by_name: string | null;
}

export class ApiKeyListResponse extends PageResponse(ApiKeyResponse) {}

export class NewApiKeyResponse extends ApiKeyResponse {
  @ApiProperty({ type: String, nullable: true, description: 'Shown once; null when the answer is replayed' })
  readonly api_key: string | null;
}
