import { Injectable } from '@nestjs/common';
import { ApiError, type Caller } from '@remit/http-api';
import { AccountRepository } from './account.repository';

/** Tells whether a key opens one environment or the whole tenant. Needs a unit of work. */
@Injectable()
export class KeyReach {
  constructor(private readonly accounts: AccountRepository) {}

  /**
   * The environment to which the caller's key is bound; null when it opens the whole tenant.
   * @throws ApiError unauthorized when the key no longer exists
   */
  async boundTo(caller: Caller): Promise<string | null> {
    const key = await this.accounts.findApiKey(caller.keyId);
    if (!key) throw new ApiError('unauthorized');
    return key.environmentId;
  }

  /** @throws ApiError forbidden for a key that is bound to an environment */
  async requireTenantWide(caller: Caller): Promise<void> {
    if ((await this.boundTo(caller)) === null) return;
    throw new ApiError('forbidden', {
      message: 'This needs a key of the whole tenant',
      hint: 'The operator creates such a key with POST /api/v1/tenants/{id}/api-keys.',
    });
  }
}
