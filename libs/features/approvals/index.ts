export { Approval } from './approval.entity';
export { Approvals, type DoneAct } from './approvals';
export { ApprovalsModule } from './approvals.module';
