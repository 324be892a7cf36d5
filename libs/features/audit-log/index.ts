export type { AuditAction } from './audit-actions';
export { AuditLog } from './audit-log';
export { AuditLogEntry } from './audit-log-entry.entity';
export { AuditLogModule } from './audit-log.module';
