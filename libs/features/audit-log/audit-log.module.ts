import { Global, Module } from '@nestjs/common';
import { AuditChain } from './audit-chain';
import { AuditLog } from './audit-log';
import { AuditLogController } from './audit-log.controller';
import { AuditLogRepository } from './audit-log.repository';

/** Global, because every feature records its administrative acts. */
@Global()
@Module({
  controllers: [AuditLogController],
  providers: [AuditLog, AuditLogRepository, AuditChain],
  exports: [AuditLog],
})
export class AuditLogModule {}
