import { Controller, Get } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '@remit/http-api';
import { AuditResponse, CurrencyTotalsResponse } from '../dto/audit-response.dto';
import { AuditService } from './audit.service';
import { presentAudit } from './present-audit';

@ApiTags('audit')
@ApiExtraModels(CurrencyTotalsResponse)
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @ApiOperation({ summary: 'Prove the money of this environment' })
  @ApiOkResponse({ type: AuditResponse })
  async run(@CurrentCaller() caller: Caller): Promise<AuditResponse> {
    return presentAudit(await this.audit.run(caller));
  }
}
