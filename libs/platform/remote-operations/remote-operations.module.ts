import { Module } from '@nestjs/common';
import { RemoteOperationRepository } from './remote-operation.repository';
import { RemoteOperations } from './remote-operations';

@Module({
  providers: [RemoteOperations, RemoteOperationRepository],
  exports: [RemoteOperations],
})
export class RemoteOperationsModule {}
