import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@remit/database';
import { EventBacklog } from '@remit/domain-events';
import { ApiError, ApiErrors, Operator, toPage } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import {
  ListTenantsQuery,
  DeadDeliveriesResponse,
  RedriveDeliveryRequest,
  RedrivenResponse,
  StatusResponse,
  TenantListResponse,
} from './dto/operator.dto';
import { presentListedTenant } from './present-account';
import { TenantList } from './tenant-list';

/** Name of the subscriber that processes stored webhooks. The operator's status shows its backlog separately. */
export const WEBHOOK_SUBSCRIBER = 'read-charge-when-webhook-received';

@ApiTags('operator')
@Operator()
@Controller('admin')
export class AdminController {
  constructor(
    private readonly backlog: EventBacklog,
    private readonly database: Database,
    private readonly auditLog: AuditLog,
    private readonly tenantList: TenantList,
  ) {}

  @Get('status')
  @ApiOperation({ summary: 'Read how much accepted work is waiting' })
  @ApiOkResponse({ type: StatusResponse })
  async status(): Promise<StatusResponse> {
    const { jobs, webhooks, oldestSeconds, dead } = await this.backlog.read(WEBHOOK_SUBSCRIBER);
    return { settled: jobs === 0 && webhooks === 0, backlog: { jobs, webhooks, oldest_seconds: oldestSeconds }, dead };
  }

  @Get('tenants')
  @ApiOperation({ summary: 'List the tenants of this installation with their environments' })
  @ApiOkResponse({ type: TenantListResponse })
  async tenants(@Query() query: ListTenantsQuery): Promise<TenantListResponse> {
    const [tenants, total] = await this.tenantList.page(query);
    return toPage(tenants, total, query, {
      kind: 'tenant',
      item: presentListedTenant,
      position: ({ createdAt, tenantId }) => ({ createdAt: createdAt.toISOString(), id: tenantId }),
    });
  }

  @Get('dead-deliveries')
  @ApiOperation({ summary: 'List dead deliveries, newest first, at most 100' })
  @ApiOkResponse({ type: DeadDeliveriesResponse })
  async deadDeliveries(): Promise<DeadDeliveriesResponse> {
    const dead = await this.backlog.listDead();
    return {
      items: dead.map((delivery) => ({
        tenant_id: delivery.tenantId,
        environment_id: delivery.environmentId,
        event_id: delivery.eventId,
        event_type: delivery.eventType,
        subscriber: delivery.subscriber,
        attempts: delivery.attempts,
        last_error: delivery.lastError,
        created_at: delivery.createdAt.toISOString(),
      })),
    };
  }

  @Post('dead-deliveries/redrive')
  @HttpCode(200)
  @ApiOperation({ summary: 'Retry a dead delivery' })
  @ApiOkResponse({ type: RedrivenResponse })
  @ApiErrors('not_found')
  async redrive(@Body() body: RedriveDeliveryRequest): Promise<RedrivenResponse> {
    const dead = await this.backlog.findDead(body.event_id, body.subscriber);
    if (!dead) throw new ApiError('not_found', { message: 'There is no such dead delivery.' });
    // Recorded before the act, so that a failed act is recorded too.
    await this.database.transaction(dead, async () => this.auditLog.record('event_delivery.redriven', body.event_id));
    await this.backlog.redrive(body.event_id, body.subscriber);
    return { redriven: true };
  }
}
