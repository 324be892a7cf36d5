export { Approval } from './approval.entity';
export { Approvals, type DoneAct } from './approvals';
export { ApprovalsInterceptor } from './approvals.interceptor';
export { ApprovalsModule } from './approvals.module';
