import { Injectable } from '@nestjs/common';
import { AccountFacts } from '@remit/accounts';
import { AuditLog } from '@remit/audit-log';
import { Database, dropOldest, type Scope, scopeKey } from '@remit/database';
import { assertUnchanged } from '@remit/http-api';
import { BusinessProfile, type BusinessLogo, type LogoFacts, PROFILE_ID } from './business-profile.entity';
import { BusinessProfileRepository } from './business-profile.repository';
import { drawLogo } from './logo/draw-logo';

/** The values of a profile. */
export type ProfileFields = Omit<
  BusinessProfile,
  'tenantId' | 'environmentId' | 'id' | 'scope' | 'updatedAt' | 'logoImage'
>;

/** The seller: the profile, with the name that customers know. */
export interface Business extends Readonly<Omit<ProfileFields, 'version'>> {
  /** Trade name, otherwise legal name, otherwise the name of the tenant. */
  readonly name: string;
  readonly isTest: boolean;
}

/** Default color of pages, documents and e-mails. */
export const PRODUCT_COLOR = '#1f5fd6';

/** The default profile. */
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
  logo: null,
  version: 0,
};

/** Milliseconds for which a name is cached, and maximum number of cached names. */
const NAME_KEPT_MS = 60_000;
const MOST_NAMES = 10_000;

/** The profile of the business of an environment: reads it with its defaults, and changes it. */
@Injectable()
export class BusinessProfiles {
  private readonly names = new Map<string, { readonly name: string; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly profiles: BusinessProfileRepository,
    private readonly accounts: AccountFacts,
    private readonly auditLog: AuditLog,
  ) {}

  /** Profile of the environment of the running unit of work. */
  async current(): Promise<Readonly<ProfileFields>> {
    return (await this.profiles.findById(PROFILE_ID)) ?? UNSET;
  }

  /** The seller as customers see it; undefined in an unknown environment. Needs a unit of work. */
  async business(): Promise<Business | undefined> {
    const facts = await this.accounts.ofEnvironment();
    if (!facts) return undefined;
    const profile = await this.current();
    const name = profile.tradeName ?? profile.legalName ?? facts.tenantName;
    return { ...profile, name, isTest: facts.environmentType === 'sandbox' };
  }

  /**
   * The name that customers know. Cached for a minute, because the title of every link contains it. Needs a unit of
   * work.
   */
  async name(): Promise<string> {
    const key = scopeKey(this.database.scope);
    const known = this.names.get(key);
    if (known && known.until > performance.now()) return known.name;
    const [{ tradeName, legalName }, tenantName] = await Promise.all([this.current(), this.accounts.tenantName()]);
    const name = tradeName ?? legalName ?? tenantName;
    this.names.set(key, { name, until: performance.now() + NAME_KEPT_MS });
    dropOldest(this.names, MOST_NAMES);
    return name;
  }

  /** The profile, or its defaults where nothing was saved. */
  async show(scope: Scope): Promise<Readonly<ProfileFields>> {
    return this.database.transaction(scope, () => this.current());
  }

  /**
   * @param changes members that are left out stay; null restores the default
   * @throws ApiError changed_meanwhile
   */
  async change(scope: Scope, changes: ProfileChanges): Promise<Readonly<ProfileFields>> {
    return this.database.transaction(scope, async () => {
      const profile = await this.lock();
      assertUnchanged(profile.version);
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const values = given.map(([name, value]) => [name, value ?? UNSET[name as keyof ProfileFields]] as const);
      Object.assign(profile, Object.fromEntries(values), {
        version: profile.version + 1,
        updatedAt: new Date(),
      });
      this.profiles.update(profile);
      this.names.delete(scopeKey(scope));
      this.auditLog.record('business_profile.changed', scope.environmentId, {
        details: { fields: given.map(([name]) => name).join(', ') },
      });
      return profile;
    });
  }

  /** The logo as a PNG file; undefined when there is none. Needs a unit of work. */
  async logo(): Promise<BusinessLogo | undefined> {
    const { logo } = await this.current();
    const image = logo && (await this.profiles.logoImage());
    return logo && image ? { ...logo, image } : undefined;
  }

  /** Undefined without a logo. */
  async showLogo(scope: Scope): Promise<BusinessLogo | undefined> {
    return this.database.reading(scope, () => this.logo());
  }

  /**
   * @param file PNG or SVG
   * @throws ApiError validation_error when it cannot be a logo
   */
  async changeLogo(scope: Scope, file: Buffer): Promise<LogoFacts> {
    const { image, ...facts } = await drawLogo(file);
    await this.database.transaction(scope, () => this.replaceLogo(scope, { ...facts, image }));
    return facts;
  }

  /** Does nothing without a logo. */
  async removeLogo(scope: Scope): Promise<void> {
    await this.database.transaction(scope, () => this.replaceLogo(scope, null));
  }

  private async replaceLogo(scope: Scope, logo: BusinessLogo | null): Promise<void> {
    await this.lock();
    await this.profiles.setLogo(logo, new Date());
    this.auditLog.record('business_profile.changed', scope.environmentId, { details: { fields: 'logo' } });
  }

  private async lock(): Promise<BusinessProfile> {
    const first = Object.assign(new BusinessProfile(), { ...UNSET, id: PROFILE_ID, updatedAt: new Date() });
    return this.profiles.lockOrInsert(first);
  }
}

export type ProfileChanges = {
  readonly [Name in Exclude<keyof ProfileFields, 'logo' | 'version'>]?: ProfileFields[Name] | null;
};
