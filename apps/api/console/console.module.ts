import { Global, Module } from '@nestjs/common';
import { Sessions } from '@remit/http-api';
import { PeopleModule } from '@remit/people';
import { ChangeFeed } from './change-feed';
import { ChangeFeedRepository } from './change-feed.repository';
import { ConsoleSessions } from './console-sessions';
import { EventStreamController } from './event-stream.controller';
import { FinishedSignInRepository } from './finished-sign-in.repository';
import { PasskeySessionController } from './passkey-session.controller';
import { PasskeysController } from './passkeys.controller';
import { SignInCompletion } from './sign-in-completion';
import { PersonSessionController } from './person-session.controller';
import { PresentSession } from './present-session';
import { ProviderSessionController } from './provider-session.controller';
import { RequestSessions } from './request-sessions';
import { SecondFactorController } from './second-factor.controller';
import { SignedInPerson } from './signed-in-person';
import { SessionController } from './session.controller';
import { ConsoleSessionRepository } from './console-session.repository';
import { OpenStreams } from './open-streams';
import { SameSiteGuard } from './same-site.guard';
import { SessionCookie } from './session-cookie';
import { SessionStore } from './session-store';
import { SignInAttempts } from './sign-in-attempt';
import { SignInLog } from './sign-in-log';

/**
 * What the browser console needs besides the API: sign-in and live changes. Global, because the guard of every route
 * uses its `Sessions`.
 */
@Global()
@Module({
  imports: [PeopleModule],
  controllers: [
    SessionController,
    PersonSessionController,
    ProviderSessionController,
    PasskeySessionController,
    PasskeysController,
    SecondFactorController,
    EventStreamController,
  ],
  providers: [
    SessionCookie,
    SessionStore,
    SameSiteGuard,
    RequestSessions,
    PresentSession,
    SignedInPerson,
    ConsoleSessionRepository,
    OpenStreams,
    SignInAttempts,
    FinishedSignInRepository,
    SignInCompletion,
    SignInLog,
    ChangeFeed,
    ChangeFeedRepository,
    { provide: Sessions, useClass: ConsoleSessions },
  ],
  exports: [Sessions],
})
export class ConsoleModule {}
