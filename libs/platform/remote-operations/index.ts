export type { RemoteCreation, RemoteOutcome } from './remote-creation';
export { type RemoteObjectKind, RemoteOperation, type RemoteOperationState } from './remote-operation.entity';
export { RemoteOperationRepository, type RemoteSubject } from './remote-operation.repository';
export { type RemoteObject, RemoteOperations, type RemoteStep } from './remote-operations';
export { RemoteOperationsModule } from './remote-operations.module';
