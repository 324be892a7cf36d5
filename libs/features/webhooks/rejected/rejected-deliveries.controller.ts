import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, toPage } from '@remit/http-api';
import { SpanQuery } from '../dto/list-deliveries.query';
import { RejectedDeliveries } from './rejected-deliveries';
import { presentRejectedDelivery, RejectedDeliveryListResponse } from '../dto/rejected-delivery-response.dto';

@ApiTags('webhooks')
@Controller('webhooks/rejected')
export class RejectedDeliveriesController {
  constructor(private readonly rejected: RejectedDeliveries) {}

  @Get()
  @ApiOperation({
    summary: 'List rejected incoming webhooks: the newest 500, without their content',
  })
  @ApiOkResponse({ type: RejectedDeliveryListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: SpanQuery): Promise<RejectedDeliveryListResponse> {
    const [rows, total] = await this.rejected.list(caller, query);
    return toPage(rows, total, query, {
      kind: 'whr',
      item: presentRejectedDelivery,
      position: ({ receivedAt, id }) => ({ createdAt: receivedAt.toISOString(), id }),
    });
  }
}
