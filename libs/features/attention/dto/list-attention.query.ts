import { ApiPropertyOptional } from '@nestjs/swagger';
import type { AttentionKind } from '@remit/domain-events';
import { LowerCaseEnum, PageQuery } from '@remit/http-api';
import { IsOptional } from 'class-validator';
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
