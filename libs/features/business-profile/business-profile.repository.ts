import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { BusinessProfile } from './business-profile.entity';

@Injectable()
export class BusinessProfileRepository extends ScopedRepository<BusinessProfile> {
  constructor(database: Database) {
    super(database, BusinessProfile);
  }
}
