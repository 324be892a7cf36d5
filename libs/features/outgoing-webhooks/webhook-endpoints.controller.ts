import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, PageQuery, RequiresRecentSignIn, RequiresScope, toPage } from '@remit/http-api';
import { ShowsOnce } from '@remit/idempotency';
import { OutgoingWebhookResponse } from './dto/outgoing-webhook.dto';
import {
  CreateWebhookEndpointRequest,
  NewWebhookEndpointResponse,
  ObservedWebhookEndpointResponse,
  UpdateWebhookEndpointRequest,
  WebhookEndpointListResponse,
  WebhookEndpointResponse,
} from './dto/webhook-endpoint.dto';
import { presentEndpoint, presentObserved, presentOutgoing, presentWithSecret } from './present-webhook';
import { type EndpointChanges, WebhookEndpointsService } from './webhook-endpoints.service';

/** An endpoint can receive every event of an environment, so adding or changing one needs the scope `webhooks:manage`. */
@ApiTags('webhook-endpoints')
@Controller('webhook-endpoints')
export class WebhookEndpointsController {
  constructor(private readonly endpoints: WebhookEndpointsService) {}

  @Post()
  @RequiresRecentSignIn()
  @RequiresScope('webhooks:manage')
  @ShowsOnce('secret')
  @ApiOperation({
    summary: 'Add an endpoint for outgoing webhooks; its secret is shown once',
    description:
      'Without `events` the endpoint receives every event. The section `webhooks` of this document describes the messages; /docs says how to verify them.',
  })
  @ApiCreatedResponse({ type: NewWebhookEndpointResponse })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateWebhookEndpointRequest,
  ): Promise<NewWebhookEndpointResponse> {
    return presentWithSecret(await this.endpoints.create(caller, { ...changesOf(body), url: body.url }));
  }

  @Get()
  @ApiOperation({ summary: 'List the endpoints of outgoing webhooks, newest first' })
  @ApiOkResponse({ type: WebhookEndpointListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<WebhookEndpointListResponse> {
    const [endpoints, total] = await this.endpoints.list(caller, query.pageRequest);
    return toPage(endpoints, total, query, {
      kind: 'whe',
      item: presentObserved,
      position: ({ endpoint }) => ({ createdAt: endpoint.createdAt.toISOString(), id: endpoint.id }),
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read an endpoint; its secret is never shown again' })
  @ApiOkResponse({ type: ObservedWebhookEndpointResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ObservedWebhookEndpointResponse> {
    return presentObserved(await this.endpoints.get(caller, id));
  }

  @Put(':id')
  @RequiresRecentSignIn()
  @RequiresScope('webhooks:manage')
  @ApiOperation({ summary: 'Change an endpoint; fields that you leave out stay unchanged' })
  @ApiOkResponse({ type: WebhookEndpointResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: UpdateWebhookEndpointRequest,
  ): Promise<WebhookEndpointResponse> {
    return presentEndpoint(await this.endpoints.update(caller, id, changesOf(body)));
  }

  @Delete(':id')
  @RequiresScope('webhooks:manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an endpoint and discard its queued messages' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    await this.endpoints.remove(caller, id);
  }

  @Post(':id/rotate')
  @RequiresRecentSignIn()
  @RequiresScope('webhooks:manage')
  @HttpCode(200)
  @ShowsOnce('secret')
  @ApiOperation({ summary: 'Rotate the secret of an endpoint; both secrets sign for 24 hours' })
  @ApiOkResponse({ type: NewWebhookEndpointResponse })
  async rotate(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<NewWebhookEndpointResponse> {
    return presentWithSecret(await this.endpoints.rotate(caller, id));
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send an endpoint a webhook.test event' })
  @ApiOkResponse({ type: OutgoingWebhookResponse })
  async test(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<OutgoingWebhookResponse> {
    return presentOutgoing(await this.endpoints.test(caller, id));
  }
}

function changesOf({ events, enabled, dialect, ...changes }: UpdateWebhookEndpointRequest): EndpointChanges {
  return { ...changes, enabled: enabled ?? undefined, dialect: dialect ?? undefined, eventTypes: events };
}
