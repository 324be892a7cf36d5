import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { SYNC_ENTITIES, type SyncConfig, type SyncEntity } from '../sync-config';

export class SyncDirectionsRequest {
  @ApiPropertyOptional({ type: 'boolean', default: false })
  @IsOptional()
  @IsBoolean()
  inbound?: boolean | null;

  @ApiPropertyOptional({ type: 'boolean', default: false })
  @IsOptional()
  @IsBoolean()
  outbound?: boolean | null;
}

const Directions = () =>
  applyDecorators(
    ApiPropertyOptional({ type: () => SyncDirectionsRequest }),
    IsOptional(),
    IsObject(),
    ValidateNested(),
    Type(() => SyncDirectionsRequest),
  );

/** Nomod supports `invoice.outbound` and `customer.outbound`. */
export class SyncConfigRequest implements Partial<Record<SyncEntity, SyncDirectionsRequest | null>> {
  @Directions()
  plan?: SyncDirectionsRequest | null;

  @Directions()
  subscription?: SyncDirectionsRequest | null;

  @Directions()
  invoice?: SyncDirectionsRequest | null;

  @Directions()
  customer?: SyncDirectionsRequest | null;

  @Directions()
  payment?: SyncDirectionsRequest | null;

  @Directions()
  price?: SyncDirectionsRequest | null;

  @Directions()
  deal?: SyncDirectionsRequest | null;

  @Directions()
  quote?: SyncDirectionsRequest | null;
}

/** The given members, each with both directions. */
export function readSyncConfig(request: SyncConfigRequest): SyncConfig {
  return Object.fromEntries(
    SYNC_ENTITIES.flatMap((entity) => {
      const given = request[entity];
      return given ? [[entity, { inbound: given.inbound ?? false, outbound: given.outbound ?? false }]] : [];
    }),
  );
}
