import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, RequiresScope, toPage } from '@remit/http-api';
import {
  ApprovalListResponse,
  ApprovalResponse,
  ListApprovalsQuery,
  presentApproval,
} from './dto/approval-response.dto';
import { Approvals } from './approvals';

@ApiTags('approvals')
@Controller('approvals')
export class ApprovalsController {
  constructor(private readonly approvals: Approvals) {}

  @Get()
  @ApiOperation({
    summary: 'List actions that need, or had, the approval of a second person or key',
    description:
      'An environment may have a limit for each currency (`approval_limits` of `PUT /environments/{id}`). A refund, offline payment, credit note, discount on a finalized invoice or void above it is refused with `approval_required`. After another key has approved it, the first key sends the same request again within a day.',
  })
  @ApiOkResponse({ type: ApprovalListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListApprovalsQuery): Promise<ApprovalListResponse> {
    const [rows, total] = await this.approvals.list(caller, query.state, query);
    return toPage(rows, total, query, {
      kind: 'apr',
      item: presentApproval,
      position: ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }),
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of them' })
  @ApiOkResponse({ type: ApprovalResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ApprovalResponse> {
    return presentApproval(await this.approvals.get(caller, id));
  }

  @Post(':id/approve')
  @RequiresScope('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve an action; needs its scope, and another key than the one that requested it' })
  @ApiErrors('not_found', 'conflict', 'forbidden')
  @ApiOkResponse({ type: ApprovalResponse })
  async approve(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ApprovalResponse> {
    return presentApproval(await this.approvals.decide(caller, id, 'approved'));
  }

  @Post(':id/refuse')
  @RequiresScope('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Refuse an action, or withdraw your own request; needs the scope of the action' })
  @ApiErrors('not_found', 'conflict', 'forbidden')
  @ApiOkResponse({ type: ApprovalResponse })
  async refuse(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ApprovalResponse> {
    return presentApproval(await this.approvals.decide(caller, id, 'refused'));
  }
}
