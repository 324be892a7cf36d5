import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { type BusinessLogo, BusinessProfile, PROFILE_ID } from './business-profile.entity';

const OF_SCOPE = 'tenant_id = $1 and environment_id = $2 and id = $3';

@Injectable()
export class BusinessProfileRepository extends ScopedRepository<BusinessProfile> {
  constructor(database: Database) {
    super(database, BusinessProfile);
  }

  /** PNG; undefined when there is none. */
  async logoImage(): Promise<Buffer | undefined> {
    const rows = await this.manager.query<{ logo_image: Buffer | null }[]>(
      `select logo_image from business_profiles where ${OF_SCOPE}`,
      this.place,
    );
    return rows[0]?.logo_image ?? undefined;
  }

  /** @param logo null removes it */
  async setLogo(logo: BusinessLogo | null, now: Date): Promise<void> {
    const { image, ...facts } = logo ?? { image: null };
    await this.manager.query(
      `update business_profiles set logo = $4, logo_image = $5, updated_at = $6, version = version + 1 where ${OF_SCOPE}`,
      [...this.place, logo && JSON.stringify(facts), image, now],
    );
  }

  private get place(): string[] {
    const { tenantId, environmentId } = this.database.scope;
    return [tenantId, environmentId, PROFILE_ID];
  }
}
