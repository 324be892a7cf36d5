import { Module } from '@nestjs/common';

import { NomodClient } from './nomod.client';
import { RemoteOperationRepository, RemoteOperations } from './operations';

@Module({
  providers: [NomodClient, RemoteOperations, RemoteOperationRepository],
  exports: [NomodClient, RemoteOperations],
})
export class NomodModule {}
