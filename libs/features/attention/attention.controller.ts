import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, type Page, RequiresScope } from '@remit/http-api';
import { AttentionAsCsv } from './attention-csv';
import { AttentionService } from './attention.service';
import { AttentionListResponse, AttentionResponse } from './dto/attention-response.dto';
import { DismissAttentionRequest, MatchAttentionRequest, ListAttentionQuery } from './dto/attention-requests.dto';

@ApiTags('attention')
@Controller('attention')
export class AttentionController {
  constructor(private readonly attention: AttentionService) {}

  @Get()
  @AttentionAsCsv()
  @ApiOperation({ summary: 'List what needs a person, newest first; by default open rows' })
  @ApiOkResponse({ type: AttentionListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListAttentionQuery): Promise<Page<AttentionResponse>> {
    return this.attention.list(scopeOf(caller), query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a row with the evidence from both sides' })
  @ApiOkResponse({ type: AttentionResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<AttentionResponse> {
    return this.attention.get(scopeOf(caller), id);
  }

  @Post(':id/check')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Read the object of a row at Nomod again' })
  @ApiErrors('conflict', 'nomod_busy', 'nomod_error', 'nomod_outcome_unknown')
  @ApiOkResponse({ type: AttentionResponse })
  async check(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<AttentionResponse> {
    return this.attention.check(scopeOf(caller), id);
  }

  @Post(':id/match')
  @RequiresScope('attention:match')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Match an unmatched charge to an invoice' })
  @ApiErrors(
    'conflict',
    'currency_mismatch',
    'invoice_not_finalized',
    'invoice_voided',
    'nomod_busy',
    'nomod_error',
    'nomod_outcome_unknown',
  )
  @ApiOkResponse({ type: AttentionResponse })
  async match(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: MatchAttentionRequest,
  ): Promise<AttentionResponse> {
    return this.attention.match(scopeOf(caller), id, caller.keyId, body);
  }

  @Post(':id/retry')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Retry what failed' })
  @ApiErrors(
    'conflict',
    'connection_not_published',
    'invoice_already_paid',
    'invoice_voided',
    'nomod_amount_mismatch',
    'nomod_busy',
    'nomod_link_creation_failed',
    'nomod_outcome_unknown',
  )
  @ApiOkResponse({ type: AttentionResponse })
  async retry(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<AttentionResponse> {
    return this.attention.retry(scopeOf(caller), id);
  }

  @Post(':id/count-lost')
  @RequiresScope('attention:match')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Count the money of a charge as lost',
    description:
      'Use it when a dispute was lost, when the charge took no money, or when Nomod no longer has the charge. The invoice is then owed again. Refused while Nomod reports that it has the money. If Nomod has the money later, it counts again automatically.',
  })
  @ApiErrors('conflict', 'nomod_busy', 'nomod_error', 'nomod_outcome_unknown')
  @ApiOkResponse({ type: AttentionResponse })
  async countLost(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<AttentionResponse> {
    return this.attention.countLost(scopeOf(caller), id, caller.keyId);
  }

  @Post(':id/dismiss')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Dismiss a row, with a note that says why' })
  @ApiErrors('conflict')
  @ApiOkResponse({ type: AttentionResponse })
  async dismiss(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: DismissAttentionRequest,
  ): Promise<AttentionResponse> {
    return this.attention.dismiss(scopeOf(caller), id, caller.keyId, body.note);
  }
}

const scopeOf = ({ tenantId, environmentId }: Caller) => ({ tenantId, environmentId });
