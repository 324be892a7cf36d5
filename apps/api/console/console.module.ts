import { Global, Module } from '@nestjs/common';
import { Sessions } from '@remit/http-api';
import { ChangeFeed } from './change-feed';
import { ChangeFeedRepository } from './change-feed.repository';
import { ConsoleSessions } from './console-sessions';
import { EventStreamController } from './event-stream.controller';
import { SessionController } from './session.controller';
import { ConsoleSessionRepository } from './console-session.repository';
import { OpenStreams } from './open-streams';
import { SessionCookie } from './session-cookie';
import { SessionStore } from './session-store';
import { SignInLog } from './sign-in-log';

/**
 * What the browser console needs besides the API: sign-in and live changes. Global, because the guard of every route
 * uses its `Sessions`.
 */
@Global()
@Module({
  controllers: [SessionController, EventStreamController],
  providers: [
    SessionCookie,
    SessionStore,
    ConsoleSessionRepository,
    OpenStreams,
    SignInLog,
    ChangeFeed,
    ChangeFeedRepository,
    { provide: Sessions, useClass: ConsoleSessions },
  ],
  exports: [Sessions],
})
export class ConsoleModule {}
