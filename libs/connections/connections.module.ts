import { Module } from '@nestjs/common';
import { NomodModule } from '@remit/nomod';
import { CallResults } from './call-results';
import { ConnectionSecrets } from './connection-secrets';
import { Connections } from './connections';
import { ConnectionsController } from './connections.controller';
import { ConnectionsRepository } from './connections.repository';
import { ConnectionsService } from './connections.service';
import { KeyChecker } from './key-checker';
import { PauseConnectionWhenConnectionRefused } from './subscribers/pause-connection-when-connection-refused.subscriber';
import { TestConnectionWhenConnectionRefused } from './subscribers/test-connection-when-connection-refused.subscriber';

@Module({
  imports: [NomodModule],
  controllers: [ConnectionsController],
  providers: [
    CallResults,
    Connections,
    ConnectionsRepository,
    ConnectionSecrets,
    ConnectionsService,
    KeyChecker,
    PauseConnectionWhenConnectionRefused,
    TestConnectionWhenConnectionRefused,
  ],
  exports: [Connections],
})
export class ConnectionsModule {}
