import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
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
  providers: [{ provide: APP_INTERCEPTOR, useClass: ApprovalsInterceptor }, Approvals, ApprovalRepository],
  exports: [Approvals],
})
export class ApprovalsModule {}
