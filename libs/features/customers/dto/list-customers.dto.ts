import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsMetadata, IsTextList, LowerCaseEnum, PageQuery, Searchable } from '@remit/http-api';
import { CUSTOMER_STATUSES, type CustomerStatus } from '../customer.entity';
import type { CustomerListFilter } from '../customers.service';

const OptionalText = (description: string) =>
  applyDecorators(ApiPropertyOptional({ type: 'string', description }), IsOptional(), IsString(), MaxLength(255));

export class ListCustomersQuery extends PageQuery {
  @IsTextList('Only these customers')
  customer_ids?: string[];

  @IsTextList('Only customers with these external ids')
  external_ids?: string[];

  @OptionalText('Exactly this external id')
  external_id?: string;

  @OptionalText('Part of the name or of the external id, or the whole e-mail, in any letter case')
  search?: string;

  @OptionalText('Exactly this e-mail, in any letter case')
  email?: string;

  @ApiPropertyOptional({ enum: CUSTOMER_STATUSES, default: 'published' })
  @IsOptional()
  @LowerCaseEnum(CUSTOMER_STATUSES)
  status?: CustomerStatus;

  @OptionalText('`integrations`')
  expand?: string;

  get filter(): CustomerListFilter {
    return {
      status: this.status,
      ids: this.customer_ids,
      externalIds: this.external_id === undefined ? this.external_ids : [this.external_id],
      search: this.search,
      email: this.email,
    };
  }
}

export class SearchCustomersRequest extends Searchable(ListCustomersQuery) {
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @IsOptional()
  @IsMetadata()
  metadata?: Record<string, string>;

  override get filter(): CustomerListFilter {
    return { ...super.filter, metadata: this.metadata };
  }
}
