import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  type Caller,
  ClientSource,
  CurrentCaller,
  type Page,
  Public,
  type RawBodyRequest,
  requestIdOf,
} from '@remit/http-api';
import {
  DeliveryDetailsResponse,
  DeliveryListResponse,
  DeliveryResponse,
  WebhookAcceptedResponse,
} from './dto/delivery-response.dto';
import { ListDeliveriesQuery } from './dto/list-deliveries.query';
import { DeliveriesAsCsv } from './deliveries-csv';
import { WebhookIntake } from './webhook-intake';
import { WebhooksService } from './webhooks.service';

const NOMOD_BODY = {
  type: 'object',
  additionalProperties: true,
  properties: {
    id: { type: 'string', description: "A relay sends Nomod's id of the charge." },
    payment_link_id: { type: 'string', description: 'Optional; sent by a relay.' },
    invoice_id: { type: 'string', description: 'Optional; sent by a relay.' },
  },
  example: { id: 'ch_5f1b6c0e' },
};

@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly intake: WebhookIntake,
    private readonly webhooks: WebhooksService,
    private readonly sources: ClientSource,
  ) {}

  @Public()
  @Post('nomod/:tenant_id/:environment_id')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Receive a webhook, signed by Nomod or sent by a relay with the shared secret' })
  @ApiBody({ schema: NOMOD_BODY })
  @ApiErrors('validation_error', 'unauthorized', 'rate_limited', 'service_unavailable')
  @ApiOkResponse({ type: WebhookAcceptedResponse })
  async accept(
    @Param('tenant_id') tenantId: string,
    @Param('environment_id') environmentId: string,
    @Req() request: RawBodyRequest,
  ): Promise<WebhookAcceptedResponse> {
    await this.intake.accept({
      scope: { tenantId, environmentId },
      headers: request.headers,
      body: request.rawBody ?? Buffer.alloc(0),
      source: this.sources.of(request),
      requestId: requestIdOf(request),
    });
    return { message: 'Webhook received' };
  }

  @Get('deliveries')
  @DeliveriesAsCsv()
  @ApiOperation({ summary: 'List incoming webhooks with their result, newest first' })
  @ApiOkResponse({ type: DeliveryListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListDeliveriesQuery): Promise<Page<DeliveryResponse>> {
    return this.webhooks.list(scopeOf(caller), query);
  }

  @Get('deliveries/:id')
  @ApiOperation({ summary: 'Read an incoming webhook with its body' })
  @ApiOkResponse({ type: DeliveryDetailsResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<DeliveryDetailsResponse> {
    return this.webhooks.get(scopeOf(caller), id);
  }

  @Post('deliveries/:id/replay')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Process an incoming webhook again; nothing is recorded twice' })
  @ApiOkResponse({ type: DeliveryResponse })
  async replay(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<DeliveryResponse> {
    return this.webhooks.replay(scopeOf(caller), id);
  }
}

const scopeOf = ({ tenantId, environmentId }: Caller) => ({ tenantId, environmentId });
