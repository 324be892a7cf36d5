import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, type Page, RequiresScope } from '@remit/http-api';
import { AttentionService } from './attention.service';
import { AttentionListResponse, AttentionResponse } from './dto/attention-response.dto';
import { DismissAttentionRequest } from './dto/dismiss-attention.dto';
import { ListAttentionQuery } from './dto/list-attention.query';
import { MatchAttentionRequest } from './dto/match-attention.dto';

@ApiTags('attention')
@Controller('attention')
export class AttentionController {
  constructor(private readonly attention: AttentionService) {}

  @Get()
  @ApiOperation({ summary: 'List what needs a person, open rows unless asked otherwise, newest first' })
  @ApiOkResponse({ type: AttentionListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListAttentionQuery): Promise<Page<AttentionResponse>> {
    return this.attention.list(scopeOf(caller), query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a row with the evidence of both sides' })
  @ApiOkResponse({ type: AttentionResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<AttentionResponse> {
    return this.attention.get(scopeOf(caller), id);
  }

  @Post(':id/check')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Ask Nomod again about what the row is about' })
  @ApiErrors('conflict', 'nomod_busy', 'nomod_error', 'nomod_outcome_unknown')
  @ApiOkResponse({ type: AttentionResponse })
  async check(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<AttentionResponse> {
    return this.attention.check(scopeOf(caller), id);
  }

  @Post(':id/match')
  @RequiresScope('attention:match')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Say which invoice an unmatched charge paid' })
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
  @ApiOperation({ summary: 'Start again what failed' })
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
      'The dispute was lost, the charge took no money after all, or Nomod has it no longer: the invoice owes the money again. Refused while Nomod says that it has the money. Should Nomod have it later, it counts again by itself.',
  })
  @ApiErrors('conflict', 'nomod_busy', 'nomod_error', 'nomod_outcome_unknown')
  @ApiOkResponse({ type: AttentionResponse })
  async countLost(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<AttentionResponse> {
    return this.attention.countLost(scopeOf(caller), id, caller.keyId);
  }

  @Post(':id/dismiss')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Leave it as it is, with a note that says why' })
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
