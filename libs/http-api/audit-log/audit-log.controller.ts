import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequiresScope } from '../auth/auth.decorators';
import type { Caller } from '../auth/caller';
import { toPage } from '../pagination/page';
import { PageQuery } from '../pagination/page-query.dto';
import { AuditLog } from './audit-log';
import { AuditLogResponse, presentAuditLogEntry } from './audit-log-response.dto';

@ApiTags('audit')
@RequiresScope('admin')
@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly auditLog: AuditLog) {}

  @Get()
  @ApiOperation({ summary: 'Administrative acts in this environment: who, what, when and from where' })
  @ApiOkResponse({ type: AuditLogResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<AuditLogResponse> {
    const [entries, total] = await this.auditLog.list(caller, query);
    return toPage(entries, total, query, {
      item: presentAuditLogEntry,
      position: ({ occurredAt, id }) => ({ createdAt: occurredAt.toISOString(), id }),
    });
  }
}
