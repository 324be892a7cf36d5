import { Injectable } from '@nestjs/common';
import { AccountFacts } from '@remit/accounts';
import { Database, type Scope } from '@remit/database';
import { AuditLog } from '@remit/http-api';
import { BusinessProfile, PROFILE_ID } from './business-profile.entity';
import { BusinessProfileRepository } from './business-profile.repository';

/** What can be set of a profile. */
export type ProfileFields = Omit<BusinessProfile, 'tenantId' | 'environmentId' | 'id' | 'scope' | 'updatedAt'>;

/** Who bills: the profile, with the name that customers know. */
export interface Business extends Readonly<ProfileFields> {
  /** Trade name, else legal name, else the name of the tenant. */
  readonly name: string;
  readonly isTest: boolean;
}

/** Of pages, documents and e-mails of a business that has set no colour. */
export const PRODUCT_COLOR = '#1f5fd6';

/** Before anybody has set something. */
const UNSET: ProfileFields = {
  legalName: null,
  tradeName: null,
  address: null,
  taxNumber: null,
  footer: null,
  timeZone: 'UTC',
  language: 'en',
  defaultDueDays: 30,
  defaultTaxRate: null,
  color: null,
};

@Injectable()
export class BusinessProfiles {
  constructor(
    private readonly database: Database,
    private readonly profiles: BusinessProfileRepository,
    private readonly accounts: AccountFacts,
    private readonly auditLog: AuditLog,
  ) {}

  /** The profile of the running unit of work's environment. */
  async current(): Promise<Readonly<ProfileFields>> {
    return (await this.profiles.findById(PROFILE_ID)) ?? UNSET;
  }

  /** As customers read it; undefined in an environment that does not exist. Needs a unit of work. */
  async business(): Promise<Business | undefined> {
    const facts = await this.accounts.ofEnvironment();
    if (!facts) return undefined;
    const profile = await this.current();
    const name = profile.tradeName ?? profile.legalName ?? facts.tenantName;
    return { ...profile, name, isTest: facts.environmentType === 'sandbox' };
  }

  async show(scope: Scope): Promise<Readonly<ProfileFields>> {
    return this.database.transaction(scope, () => this.current());
  }

  /** @param changes what is absent stays; null takes a value back. */
  async change(scope: Scope, changes: ProfileChanges): Promise<Readonly<ProfileFields>> {
    return this.database.transaction(scope, async () => {
      const first = Object.assign(new BusinessProfile(), { ...UNSET, id: PROFILE_ID, updatedAt: new Date() });
      const profile = await this.profiles.lockOrInsert(first);
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const values = given.map(([name, value]) => [name, value ?? UNSET[name as keyof ProfileFields]] as const);
      Object.assign(profile, Object.fromEntries(values), { updatedAt: new Date() });
      await this.profiles.update(profile);
      await this.auditLog.record('business_profile.changed', scope.environmentId, {
        details: { fields: given.map(([name]) => name).join(', ') },
      });
      return profile;
    });
  }
}

export type ProfileChanges = { readonly [Name in keyof ProfileFields]?: ProfileFields[Name] | null };
