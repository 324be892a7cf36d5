import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class CustomerQuery {
  @ApiPropertyOptional({ type: 'string', description: '`integrations`' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  expand?: string;
}

/** Identifies a customer by either id. Both must agree when both are given. */
export class NamedCustomerQuery {
  @ApiPropertyOptional({ type: 'string' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  id?: string;

  @ApiPropertyOptional({ type: 'string' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  external_customer_id?: string;
}
