import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { BusinessZone } from '@remit/http-api';
import { BusinessProfiles } from './business-profiles';

/** The zone of the business, for times in files. */
@Injectable()
export class ProfileZone extends BusinessZone {
  constructor(
    private readonly database: Database,
    private readonly profiles: BusinessProfiles,
  ) {
    super();
  }

  override async of(scope: Scope): Promise<string> {
    return this.database.reading(scope, async () => (await this.profiles.current()).timeZone);
  }
}
