import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { catchError, from, type Observable, switchMap, throwError } from 'rxjs';
import { ApiError, identityOf } from '@remit/http-api';
import { ApprovalNeeded, Approvals } from './approvals';
import { presentApproval } from './dto/approval-response.dto';

/**
 * Stores an act that another key must approve, after its unit of work was rolled back. The error contains the id of
 * the approval.
 */
@Injectable()
export class ApprovalsInterceptor implements NestInterceptor {
  constructor(private readonly approvals: Approvals) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const identity = identityOf(request);
        if (!(error instanceof ApprovalNeeded) || identity?.kind !== 'key') return throwError(() => error);
        const { tenantId, environmentId } = identity;
        return from(this.approvals.ask({ tenantId, environmentId }, error.wanted)).pipe(
          switchMap((approval) => {
            const { id, act, subject_id, amount, currency, expires_at } = presentApproval(approval);
            const details = { approval_id: id, act, subject_id, amount, currency, expires_at };
            return throwError(() => new ApiError('approval_required', { details }));
          }),
        );
      }),
    );
  }
}
