import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, toPage } from '@remit/http-api';
import {
  ListOutgoingWebhooksQuery,
  OutgoingWebhookDetailsResponse,
  OutgoingWebhookListResponse,
  OutgoingWebhookResponse,
} from './dto/outgoing-webhook.dto';
import { OutgoingWebhooksService } from './outgoing-webhooks.service';
import { presentOutgoing, presentOutgoingDetails } from './present-webhook';

@ApiTags('outgoing-webhooks')
@Controller('outgoing-webhooks')
export class OutgoingWebhooksController {
  constructor(private readonly outgoing: OutgoingWebhooksService) {}

  @Get()
  @ApiOperation({ summary: 'List outgoing webhooks with their status, newest first' })
  @ApiOkResponse({ type: OutgoingWebhookListResponse })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: ListOutgoingWebhooksQuery,
  ): Promise<OutgoingWebhookListResponse> {
    const filter = { endpointId: query.endpoint_id, eventType: query.event_type, status: query.status };
    const [webhooks, total] = await this.outgoing.list(caller, filter, query.pageRequest);
    return toPage(webhooks, total, query, {
      kind: 'msg',
      item: presentOutgoing,
      position: ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }),
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read an outgoing webhook with its body and every attempt' })
  @ApiOkResponse({ type: OutgoingWebhookDetailsResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<OutgoingWebhookDetailsResponse> {
    return presentOutgoingDetails(await this.outgoing.get(caller, id));
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send an outgoing webhook again, with the same id and body' })
  @ApiOkResponse({ type: OutgoingWebhookResponse })
  async replay(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<OutgoingWebhookResponse> {
    return presentOutgoing(await this.outgoing.replay(caller, id));
  }
}
