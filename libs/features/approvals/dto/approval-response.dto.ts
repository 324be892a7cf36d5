import { ApiPropertyOptional } from '@nestjs/swagger';
import { formatMoney } from '@remit/money';
import { IsOptional } from 'class-validator';
import { LowerCaseEnum, PageQuery, PageResponse, Shown } from '@remit/http-api';
import {
  type Approval,
  APPROVAL_STATES,
  type ApprovalState,
  APPROVED_ACTS,
  type ApprovedAct,
} from '../approval.entity';

export class ApprovalResponse {
  @Shown.text()
  readonly id: string;

  @Shown.oneOf(Object.keys(APPROVED_ACTS))
  readonly act: ApprovedAct;

  @Shown.text('Id of the payment or invoice')
  readonly subject_id: string;

  @Shown.money()
  readonly amount: string;

  @Shown.text()
  readonly currency: string;

  @Shown.oneOf(APPROVAL_STATES)
  readonly state: ApprovalState;

  @Shown.text('Id of the key or person that asked, and does it once it is approved')
  readonly requested_by: string;

  @Shown.optionalText('Name of the key or person that asked')
  readonly requested_by_name: string | null;

  @Shown.optionalText('Id of the key or person that approved or refused')
  readonly decided_by: string | null;

  @Shown.optionalText('Name of the key or person that approved or refused')
  readonly decided_by_name: string | null;

  @Shown.time()
  readonly created_at: string;

  @Shown.optionalTime()
  readonly decided_at: string | null;

  @Shown.time('Deadline for the approval, or for the action after the approval')
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
