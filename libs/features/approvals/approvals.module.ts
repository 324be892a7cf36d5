import { Global, Module } from '@nestjs/common';
import { AuditLogModule } from '@remit/audit-log';
import { ApprovalRepository } from './approval.repository';
import { Approvals } from './approvals';
import { ApprovalsController } from './approvals.controller';
import { ApprovalsInterceptor } from './approvals.interceptor';

/** Global, because every feature that moves money uses it. */
@Global()
@Module({
  imports: [AuditLogModule],
  controllers: [ApprovalsController],
  providers: [ApprovalsInterceptor, Approvals, ApprovalRepository],
  exports: [ApprovalsInterceptor, Approvals],
})
export class ApprovalsModule {}
