import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Authenticator } from '@remit/http-api';
import { AccountFacts } from './account-facts';
import { AccountRepository } from './account.repository';
import { AdminController } from './admin.controller';
import { ApiKeyAuthenticator } from './api-key.authenticator';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysService } from './api-keys.service';
import { AccessChanges } from './access-changes';
import { EnvironmentsController } from './environments.controller';
import { EnvironmentsService } from './environments.service';
import { KeyEnvironments } from './key-environments';
import { KeyMakers } from './key-makers';
import { TenantList } from './tenant-list';
import { TenantsController } from './tenants.controller';
import { TenantsService } from './tenants.service';

/** Global, because the guard of every route needs its `Authenticator`. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [TenantsController, AdminController, EnvironmentsController, ApiKeysController],
  providers: [
    AccountRepository,
    AccountFacts,
    AccessChanges,
    KeyEnvironments,
    KeyMakers,
    EnvironmentsService,
    ApiKeysService,
    TenantsService,
    TenantList,
    { provide: Authenticator, useClass: ApiKeyAuthenticator },
  ],
  exports: [AccountFacts, ApiKeysService, Authenticator, AccessChanges, KeyEnvironments],
})
export class AccountsModule {}
