export {
  REPEATED_CALL,
  type RemoteCreation,
  type RemoteObject,
  type RemoteOutcome,
  type RemoteStep,
} from './remote-creation';
export { type RemoteObjectKind, RemoteOperation, type RemoteOperationState } from './remote-operation.entity';
export { RemoteOperationRepository, type RemoteSubject } from './remote-operation.repository';
export { RemoteOperations } from './remote-operations';
export { RemoteOperationsModule } from './remote-operations.module';
