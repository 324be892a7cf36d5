import { ApiProperty, PickType, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiField, PageResponse, PageQuery } from '@remit/http-api';
import { IsString, MaxLength, IsOptional } from 'class-validator';
import { EnvironmentResponse } from './account-responses.dto';

export class ListTenantsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of the name in any letter case, or the id', maxLength: 255 })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  search?: string;
}

export class RedriveDeliveryRequest {
  @ApiProperty({ example: 'evt_01J0000000000000000000000' })
  @IsString()
  @MaxLength(64)
  event_id: string;

  @ApiProperty({ example: 'reconcile-invoice-when-payment-succeeded' })
  @IsString()
  @MaxLength(128)
  subscriber: string;
}

class BacklogResponse {
  @ApiProperty({ type: 'integer' })
  readonly jobs: number;

  @ApiProperty({ type: 'integer' })
  readonly webhooks: number;

  @ApiProperty({ type: Number })
  readonly oldest_seconds: number;
}

export class StatusResponse {
  @ApiProperty({ type: Boolean, description: 'True when no accepted work is waiting' })
  readonly settled: boolean;

  @ApiProperty({ type: BacklogResponse })
  readonly backlog: BacklogResponse;

  @ApiProperty({ type: 'integer', description: 'Deliveries that failed for good' })
  readonly dead: number;
}

class DeadDeliveryResponse {
  @ApiProperty({ type: String })
  readonly tenant_id: string;

  @ApiProperty({ type: String })
  readonly environment_id: string;

  @ApiProperty({ type: String })
  readonly event_id: string;

  @ApiProperty({ type: String })
  readonly event_type: string;

  @ApiProperty({ type: String })
  readonly subscriber: string;

  @ApiProperty({ type: 'integer' })
  readonly attempts: number;

  @ApiProperty({ type: String, nullable: true })
  readonly last_error: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at: string;
}

export class DeadDeliveriesResponse {
  @ApiProperty({ type: [DeadDeliveryResponse] })
  readonly items: DeadDeliveryResponse[];
}

export class RedrivenResponse {
  @ApiProperty({ type: Boolean })
  readonly redriven: boolean;
}

class EnvironmentOfTenantResponse extends PickType(EnvironmentResponse, ['id', 'name', 'type'] as const) {}

export class TenantResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly name: string;

  @ApiProperty({ type: [EnvironmentOfTenantResponse], description: 'In order of creation' })
  readonly environments: EnvironmentOfTenantResponse[];

  @ApiField.time()
  readonly created_at: string;
}

export class TenantListResponse extends PageResponse(TenantResponse) {}
