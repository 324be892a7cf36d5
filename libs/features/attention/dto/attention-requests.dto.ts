import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { AttentionKind } from '@remit/domain-events';
import { LowerCaseEnum, PageQuery } from '@remit/http-api';
import { attentionKinds } from '../attention-kinds';
import { ATTENTION_STATUSES, type AttentionStatus } from '../attention-item.entity';

export class ListAttentionQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @LowerCaseEnum(ATTENTION_STATUSES)
  status: AttentionStatus = 'open';

  @ApiPropertyOptional()
  @IsOptional()
  @LowerCaseEnum(Object.keys(attentionKinds))
  kind?: AttentionKind;
}

export class MatchAttentionRequest {
  @ApiProperty({ description: 'The invoice that the charge paid' })
  @IsString()
  @MaxLength(50)
  invoice_id: string;

  @ApiPropertyOptional({ description: "Nomod's id of the charge; required when the row names none" })
  @IsOptional()
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: "charge_id must be Nomod's id of a charge" })
  charge_id?: string;

  @ApiPropertyOptional({
    description: 'Must be true when the charge belongs to another customer at Nomod than the invoice',
  })
  @IsOptional()
  @IsBoolean()
  confirm_customer?: boolean;
}

export class DismissAttentionRequest {
  @ApiProperty({ maxLength: 500, description: 'Why no action is needed' })
  @IsString()
  @Matches(/\S/, { message: 'A note is required.' })
  @MaxLength(500)
  note: string;
}
