import { ApiPropertyOptional } from '@nestjs/swagger';
import { formatMoney } from '@remit/money';
import { IsOptional } from 'class-validator';
import { LowerCaseEnum, PageQuery, PageResponse, ApiField } from '@remit/http-api';
import {
  type Approval,
  APPROVAL_STATES,
  type ApprovalState,
  APPROVED_ACTS,
  type ApprovedAct,
} from '../approval.entity';

export class ApprovalResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.oneOf(Object.keys(APPROVED_ACTS))
  readonly act: ApprovedAct;

  @ApiField.text('Id of the payment or invoice')
  readonly subject_id: string;

  @ApiField.money()
  readonly amount: string;

  @ApiField.text()
  readonly currency: string;

  @ApiField.oneOf(APPROVAL_STATES)
  readonly state: ApprovalState;

  @ApiField.text('Id of the key or person that asked, and does it once it is approved')
  readonly requested_by: string;

  @ApiField.optionalText('Name of the key or person that asked')
  readonly requested_by_name: string | null;

  @ApiField.optionalText('Id of the key or person that approved or refused')
  readonly decided_by: string | null;

  @ApiField.optionalText('Name of the key or person that approved or refused')
  readonly decided_by_name: string | null;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.optionalTime()
  readonly decided_at: string | null;

  @ApiField.time('Deadline for the approval, or for the action after the approval')
  readonly expires_at: string;
}

export class ApprovalListResponse extends PageResponse(ApprovalResponse) {}

export class ListApprovalsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: APPROVAL_STATES })
  @IsOptional()
  @LowerCaseEnum(APPROVAL_STATES)
  state?: ApprovalState;
}

export function presentApproval(approval: Approval): ApprovalResponse {
  return {
    id: approval.id,
    act: approval.act,
    subject_id: approval.subjectId,
    amount: formatMoney(approval.amountMinor, approval.currency),
    currency: approval.currency,
    state: approval.state,
    requested_by: approval.requestedBy,
    requested_by_name: approval.requestedByName,
    decided_by: approval.decidedBy,
    decided_by_name: approval.decidedByName,
    created_at: approval.createdAt.toISOString(),
    decided_at: approval.decidedAt?.toISOString() ?? null,
    expires_at: approval.expiresAt.toISOString(),
  };
}
