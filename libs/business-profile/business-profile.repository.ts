import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { BusinessProfile, PROFILE_ID } from './business-profile.entity';

@Injectable()
export class BusinessProfileRepository extends ScopedRepository<BusinessProfile> {
  constructor(database: Database) {
    super(database, BusinessProfile);
  }

  /** The environment's profile with its row locked, made first when there is none. */
  async lockOrInsert(first: BusinessProfile): Promise<BusinessProfile> {
    await this.insertInto(BusinessProfile, [first], { unlessKnown: true });
    const row = await this.lockById(PROFILE_ID);
    if (!row) throw new Error('The business profile is missing after it was inserted');
    return row;
  }
}
