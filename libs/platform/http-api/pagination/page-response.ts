import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { MOST_COUNTED } from '@remit/database';
import type { Page } from './page';

class Pagination {
  @ApiProperty({
    type: 'integer',
    description: `Number of matches, exact up to ${MOST_COUNTED}. If there are more, it is that number; follow next_cursor to read them all.`,
  })
  readonly total: number;

  @ApiProperty({ type: 'integer' })
  readonly limit: number;

  @ApiProperty({ type: 'integer' })
  readonly offset: number;

  @ApiProperty({ type: String, nullable: true })
  readonly next_cursor: string | null;

  @ApiProperty({ type: Boolean })
  readonly has_more: boolean;
}

/** Base of the class that documents a list: `class OrderList extends PageResponse(OrderResponse) {}`. */
export function PageResponse<Item>(item: Type<Item>): Type<Page<Item>> {
  class DocumentedPage implements Page<Item> {
    @ApiProperty({ type: [item] })
    readonly items: Item[];

    @ApiProperty({ type: Pagination })
    readonly pagination: Pagination;
  }
  return DocumentedPage;
}
