import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiError, type Caller, CurrentCaller, OneAtATime, RequiresScope, toPage } from '@remit/http-api';
import { AuditLog } from './audit-log';
import { AuditChain } from './audit-chain';
import { AUDIT_LOG_PREFIX } from './audit-log.repository';
import { AuditLogAsCsv } from './audit-log-csv';
import { AuditChainResponse, AuditLogResponse, presentAuditLogEntry } from './dto/audit-log-response.dto';
import { ListAuditLogQuery } from './dto/list-audit-log.query';
import { VerifyChainQuery } from './dto/verify-chain.query';

@ApiTags('audit')
@RequiresScope('admin')
@Controller('audit-log')
export class AuditLogController {
  constructor(
    private readonly auditLog: AuditLog,
    private readonly chain: AuditChain,
  ) {}

  @Get()
  @AuditLogAsCsv()
  @ApiOperation({ summary: 'List administrative actions in this environment: who, what, when and from where' })
  @ApiOkResponse({ type: AuditLogResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListAuditLogQuery): Promise<AuditLogResponse> {
    const [entries, total] = await this.auditLog.list(caller, query);
    return toPage(entries, total, query, {
      kind: AUDIT_LOG_PREFIX,
      item: presentAuditLogEntry,
      position: ({ occurredAt, id }) => ({ createdAt: occurredAt.toISOString(), id }),
    });
  }

  @Get('verify')
  @OneAtATime()
  @ApiOperation({
    summary: 'Verify that the audit log was not changed',
    description:
      'Each entry holds a SHA-256 of itself and the previous hash. This finds entries that were changed or removed between others. Save `head` outside Remit and send it back as `sequence` and `hash`. This also finds a log that was cut off or rewritten.',
  })
  @ApiOkResponse({ type: AuditChainResponse })
  async verify(
    @CurrentCaller() { tenantId, environmentId }: Caller,
    @Query() { sequence, hash }: VerifyChainQuery,
  ): Promise<AuditChainResponse> {
    if ((sequence === undefined) !== (hash === undefined))
      throw ApiError.invalidField(
        sequence === undefined ? 'sequence' : 'hash',
        'Send both sequence and hash, or neither',
      );
    const anchor = sequence === undefined || hash === undefined ? undefined : { sequence, hash };
    const { anchorHolds, ...report } = await this.chain.verify({ tenantId, environmentId }, anchor);
    return { ok: report.broken === null && anchorHolds !== false, ...report, anchor_holds: anchorHolds };
  }
}
