import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Search } from '@remit/database';
import { IsAmount, readSearch, Searchable } from '@remit/http-api';
import { IsOptional } from 'class-validator';
import { invoiceSearchFields } from '../invoice-search-fields';
import { ListInvoicesQuery } from './list-invoices.query';

export class SearchInvoicesDto extends Searchable(ListInvoicesQuery) {
  @ApiPropertyOptional({ description: 'In major units' })
  @IsOptional()
  @IsAmount()
  amount_due_gt?: string | number;

  @ApiPropertyOptional({ description: 'In major units' })
  @IsOptional()
  @IsAmount()
  amount_remaining_gt?: string | number;

  /** @throws ApiError validation_error */
  get terms(): Search {
    const { filters, sort, amount_due_gt, amount_remaining_gt } = this;
    const above = Object.entries({ amount_due: amount_due_gt, amount_remaining: amount_remaining_gt })
      .filter(([, amount]) => amount !== undefined)
      .map(([field, amount]) => ({ field, operator: 'gt' as const, value: { string: String(amount) } }));
    const terms = { filters: [...(filters ?? []), ...above], sort };
    return readSearch(terms, invoiceSearchFields, this.hasPlace);
  }
}
