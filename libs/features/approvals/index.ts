export { Approval } from './approval.entity';
export { Approvals } from './approvals';
export { ApprovalsModule } from './approvals.module';
