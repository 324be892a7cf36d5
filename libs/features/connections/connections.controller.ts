import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  AnswersVersion,
  API_PREFIX,
  ApiErrors,
  type Caller,
  ChangesVersion,
  CurrentCaller,
  RequiresRecentSignIn,
  RequiresScope,
  showingCurrent,
  toPage,
} from '@remit/http-api';
import { ShowsOnce } from '@remit/idempotency';
import { Settings } from '@remit/settings';
import type { Connection } from './connection.entity';
import { ConnectionCallsResponse } from './dto/connection-calls-response.dto';
import { ConnectionsService } from './connections.service';
import {
  ConnectionListResponse,
  ConnectionResponse,
  KeyCheckResponse,
  RotatedSecretResponse,
} from './dto/connection-response.dto';
import { ArchiveConnectionQuery, ListConnectionsQuery } from './dto/connection-queries.dto';
import { CreateConnectionRequest, UpdateConnectionRequest } from './dto/connection-requests.dto';
import { ReplaceCredentialsRequest, RotateWebhookSecretRequest } from './dto/secrets.dto';
import { ConnectionRemoval } from './removal/connection-removal';
import type { AccountNeighbour } from './sharing/account-neighbour.entity';
import { SharedAccounts } from './sharing/shared-accounts';
import { presentCalls, presentSweep, presentConnection } from './present-connection';
import { readCreateRequest, readUpdateRequest } from './read-connection-request';

/** A connection decides where money goes, so every change needs the scope `admin`. */
@ApiTags('connections')
@Controller('connections')
export class ConnectionsController {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly removal: ConnectionRemoval,
    private readonly shared: SharedAccounts,
    private readonly settings: Settings,
  ) {}

  @Post()
  @AnswersVersion()
  @RequiresRecentSignIn()
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Save a connection to Nomod; a draft unless status is "published"',
    description:
      'The API key is encrypted and never shown again. Links and syncs go through published connections only.',
  })
  @ApiCreatedResponse({ type: ConnectionResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateConnectionRequest): Promise<ConnectionResponse> {
    return this.present(await this.connections.create(caller, readCreateRequest(body, caller.environmentType)));
  }

  @Get()
  @ApiOperation({ summary: 'List connections, by default without archived ones' })
  @ApiOkResponse({ type: ConnectionListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListConnectionsQuery): Promise<ConnectionListResponse> {
    const filter = { status: query.status, ids: query.connection_ids };
    const [connections, total] = await this.connections.list(caller, filter, query);
    const neighbours = await this.shared.of(
      caller,
      connections.map(({ id }) => id),
    );
    const page = await toPage(connections, total, query, {
      kind: 'conn',
      item: (connection) => this.withNeighbours(connection, neighbours),
      position: ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }),
    });
    return { connections: page.items, ...page, total, limit: query.limit, offset: query.offset };
  }

  @Get(':id')
  @AnswersVersion()
  @ApiOperation({ summary: 'Read a connection; its secrets are never shown' })
  @ApiOkResponse({ type: ConnectionResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ConnectionResponse> {
    return this.present(await this.connections.get(caller, id));
  }

  @Put(':id')
  @ChangesVersion()
  @RequiresScope('admin')
  @ApiOperation({ summary: 'Change name, metadata or sync_config' })
  @ApiOkResponse({ type: ConnectionResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: UpdateConnectionRequest,
  ): Promise<ConnectionResponse> {
    return showingCurrent(
      async () => this.present(await this.connections.update(caller, id, readUpdateRequest(body))),
      () => this.get(caller, id),
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresScope('admin')
  @ApiErrors('nomod_error')
  @ApiOperation({
    summary: 'Archive a connection and delete its secrets; refused while open objects at Nomod need its key',
  })
  @ApiNoContentResponse({ description: 'It is archived' })
  @ApiAcceptedResponse({
    description: 'Remit first disables at Nomod what can still be paid, then archives the connection',
  })
  async archive(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: ArchiveConnectionQuery,
    @Res({ passthrough: true }) response: { status(code: number): unknown },
  ): Promise<void> {
    const held = await this.removal.archive(caller, id, { switchOff: query.switch_off ?? false });
    if (held.length > 0) response.status(202);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @RequiresScope('admin')
  @ApiOperation({ summary: 'Publish a connection, so that links and syncs use it' })
  @ApiOkResponse({ type: ConnectionResponse })
  async publish(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ConnectionResponse> {
    return this.present(await this.connections.publish(caller, id));
  }

  @Post(':id/unpublish')
  @HttpCode(200)
  @RequiresScope('admin')
  @ApiOperation({ summary: 'Unpublish a connection, so that no new links and syncs use it' })
  @ApiOkResponse({ type: ConnectionResponse })
  async unpublish(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ConnectionResponse> {
    return this.present(await this.connections.unpublish(caller, id));
  }

  @Post(':id/test')
  @HttpCode(200)
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Test whether Nomod accepts the saved key',
    description: 'Makes one read call. It changes nothing at Nomod.',
  })
  @ApiOkResponse({ type: KeyCheckResponse })
  async test(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<KeyCheckResponse> {
    return { connection_id: id, ...(await this.connections.test(caller, id)) };
  }

  @Get(':id/calls')
  @ApiErrors('conflict')
  @ApiOperation({ summary: 'Read the call budget of the Nomod account and its use today' })
  @ApiOkResponse({ type: ConnectionCallsResponse })
  async calls(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ConnectionCallsResponse> {
    const { calls, sweep, habits } = await this.connections.readCalls(caller, id);
    return { ...presentCalls(id, calls), sweep: sweep && presentSweep(sweep, habits) };
  }

  @Put(':id/credentials')
  @RequiresRecentSignIn()
  @RequiresScope('admin')
  @ApiErrors('nomod_busy', 'nomod_error')
  @ApiOperation({ summary: 'Replace the API key; the old key stays in use until Nomod accepts the new one' })
  @ApiOkResponse({ type: ConnectionResponse })
  async replaceApiKey(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: ReplaceCredentialsRequest,
  ): Promise<ConnectionResponse> {
    const key = { apiKey: body.api_key, confirmMode: body.confirm_mode };
    return this.present(await this.connections.replaceApiKey(caller, id, key));
  }

  @Post(':id/webhook-secret/rotate')
  @RequiresRecentSignIn()
  @HttpCode(200)
  @RequiresScope('admin')
  @ShowsOnce('webhook_secret')
  @ApiOperation({ summary: 'Set or generate a webhook secret; the current one stays valid for 24 hours' })
  @ApiOkResponse({ type: RotatedSecretResponse })
  async rotateWebhookSecret(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: RotateWebhookSecretRequest,
  ): Promise<RotatedSecretResponse> {
    const { connection, generated } = await this.connections.rotateWebhookSecret(
      caller,
      id,
      body.webhook_secret ?? undefined,
    );
    return { ...(await this.present(connection)), webhook_secret: generated };
  }

  private async present(connection: Connection) {
    return this.withNeighbours(connection, await this.shared.of(connection.scope, [connection.id]));
  }

  private withNeighbours(connection: Connection, neighbours: readonly AccountNeighbour[]) {
    const { id, tenantId, environmentId } = connection;
    const webhookUrl = `${this.settings.publicUrl}/${API_PREFIX}/webhooks/nomod/${tenantId}/${environmentId}`;
    const own = neighbours.filter(({ connectionId }) => connectionId === id);
    return presentConnection(connection, webhookUrl, own);
  }
}
