import { Injectable } from '@nestjs/common';
import { ApiError, type Caller } from '@remit/http-api';
import { AccountsRepository } from './accounts.repository';

/** How far the key of a caller reaches inside its tenant. Needs a unit of work. */
@Injectable()
export class KeyReach {
  constructor(private readonly accounts: AccountsRepository) {}

  /** The environment the caller's key is bound to, null when it opens the whole tenant. @throws ApiError unauthorized when it is gone */
  async boundTo(caller: Caller): Promise<string | null> {
    const key = await this.accounts.findApiKey(caller.keyId);
    if (!key) throw new ApiError('unauthorized');
    return key.environmentId;
  }

  /** @throws ApiError forbidden for a key that is bound to an environment */
  async requireTenantWide(caller: Caller): Promise<void> {
    if ((await this.boundTo(caller)) === null) return;
    throw new ApiError('forbidden', {
      message: 'Only a key of the whole tenant may do that',
      hint: 'The operator makes such a key: POST /api/v1/tenants/{id}/api-keys.',
    });
  }
}
