import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { Settings } from '@remit/settings';
import { AuthGuard } from './auth/auth.guard';
import { RequestAuthenticator } from './auth/request-authenticator';
import { BodyReader } from './bodies/body-reader';
import { EntityTagInterceptor } from './context/entity-tag.interceptor';
import { EventContextInterceptor } from './context/event-context.interceptor';
import { ErrorEnvelopeFilter } from './errors/error-envelope.filter';
import { DatabaseCheck } from './health/database-check';
import { ErrorsController } from './errors/errors.controller';
import { HealthController } from './health/health.controller';
import { Metrics } from './health/metrics';
import { ClientSource } from './limits/client-source';
import { RefusalCache } from './limits/refusal-cache';
import { OperatorSource } from './limits/operator-source';
import { KeyGuesses } from './limits/key-guesses';
import { HeavyRequestsInterceptor } from './limits/heavy-requests.interceptor';
import { HeavyRequests } from './limits/heavy-requests';
import { RateLimitGuard } from './limits/rate-limit.guard';
import { FairRequestQueue } from './limits/fair-request-queue';
import { SignInThrottle } from './limits/sign-in-throttle';
import { UnreadAnswers } from './limits/unread-answers';
import { WriteBudget } from './limits/write-budget';
import { ApplicationLogger } from './logging/application-logger';
import { DescribedWebhooks } from './openapi/described-webhooks';
import { PagesInterceptor } from './pagination/pages.interceptor';
import { InputPipe } from './validation/input.pipe';
import { UnreadInputInterceptor } from './validation/unread-input.interceptor';

/** The first is outermost. */
export const OUTERMOST_INTERCEPTORS = [
  EntityTagInterceptor,
  HeavyRequestsInterceptor,
  PagesInterceptor,
  UnreadInputInterceptor,
  EventContextInterceptor,
] as const;

/**
 * The parts that every route needs. Requires the global modules of settings, database and encryption, and that of
 * accounts for its `Authenticator`.
 */
@Global()
@Module({
  controllers: [HealthController, ErrorsController],
  providers: [
    {
      provide: ApplicationLogger,
      inject: [Settings],
      useFactory: ({ logLevel }: Settings) => new ApplicationLogger(logLevel),
    },
    Metrics,
    DatabaseCheck,
    { provide: APP_FILTER, useClass: ErrorEnvelopeFilter },
    ClientSource,
    OperatorSource,
    RefusalCache,
    HeavyRequests,
    KeyGuesses,
    RequestAuthenticator,
    BodyReader,
    FairRequestQueue,
    SignInThrottle,
    UnreadAnswers,
    WriteBudget,
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    ...OUTERMOST_INTERCEPTORS,
    DescribedWebhooks,
    { provide: APP_PIPE, useClass: InputPipe },
  ],
  exports: [
    ApplicationLogger,
    ClientSource,
    DescribedWebhooks,
    HeavyRequests,
    KeyGuesses,
    Metrics,
    OperatorSource,
    RequestAuthenticator,
    FairRequestQueue,
    WriteBudget,
    ...OUTERMOST_INTERCEPTORS,
  ],
})
export class HttpApiModule {}
