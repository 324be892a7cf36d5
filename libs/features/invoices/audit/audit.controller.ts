import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, OneAtATime } from '@remit/http-api';
import { AuditResponse, CurrencyTotalsResponse } from '../dto/audit-response.dto';
import { AuditQuery } from '../dto/audit.query';
import { AuditService } from './audit.service';
import { presentAudit } from './present-audit';

@ApiTags('audit')
@ApiExtraModels(CurrencyTotalsResponse)
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @OneAtATime()
  @ApiOperation({
    summary: 'Audit the books of this environment',
    description:
      'With `against=nomod` the books are also compared with what Nomod lists for the period: every charge that took money on what is ours, its refunds, ' +
      'and every open link. Asks Nomod page by page and takes up to 20 s for each connection; what could not be compared is said, and `ok` is false then. ' +
      'Go on with `to` set to `compared_from`.',
  })
  @ApiOkResponse({ type: AuditResponse })
  async run(@CurrentCaller() caller: Caller, @Query() query: AuditQuery): Promise<AuditResponse> {
    const audited = await this.audit.run(caller);
    if (query.against !== 'nomod') return presentAudit(audited);
    const period = query.period(new Date());
    return presentAudit(audited, { period, compared: await this.audit.againstNomod(caller, period) });
  }
}
