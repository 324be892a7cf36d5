import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { ApiError, type Caller } from '@remit/http-api';
import { AccountRepository } from './account.repository';

/** Who makes a key, with the rights of now. */
export interface KeyMaker extends Caller {
  /** Until when the maker's own key works. Null: without end, as for a person. */
  readonly expiresAt: Date | null;
}

/** What a person may do now. The feature that knows people provides a subclass in its module. */
export abstract class PersonRights {
  /**
   * The caller with the role and reach that count now. Needs a unit of work of the tenant.
   * @throws ApiError forbidden when the person no longer makes keys
   */
  abstract ofKeyMaker(caller: Caller): Promise<Caller>;
}

/** Looks up again who makes a key: requests believe a role and a key for half a second. */
@Injectable()
export class KeyMakers implements OnModuleInit {
  private people: PersonRights | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly accounts: AccountRepository,
  ) {}

  onModuleInit(): void {
    const instances = this.discovery.getProviders().map((provider): unknown => provider.instance);
    this.people = instances.find((instance) => instance instanceof PersonRights);
  }

  /**
   * Needs the lock on the keys.
   * @throws ApiError unauthorized for a key that no longer works, forbidden for a person who no longer makes keys
   */
  async ofNow(caller: Caller): Promise<KeyMaker> {
    if (caller.person) {
      if (!this.people) throw new ApiError('forbidden');
      return { ...(await this.people.ofKeyMaker(caller)), expiresAt: null };
    }
    const key = await this.accounts.findApiKey(caller.keyId);
    if (!key?.isUsable(new Date())) throw new ApiError('unauthorized');
    return { ...caller, expiresAt: key.expiresAt };
  }
}
