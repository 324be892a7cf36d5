import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { EmailSettings, SETTINGS_ID } from './email-settings.entity';

@Injectable()
export class EmailSettingsRepository extends ScopedRepository<EmailSettings> {
  constructor(database: Database) {
    super(database, EmailSettings);
  }

  /** The environment's settings with their row locked, made first when there are none. */
  async lockOrInsert(first: EmailSettings): Promise<EmailSettings> {
    await this.insertInto(EmailSettings, [first], { unlessKnown: true });
    const row = await this.lockById(SETTINGS_ID);
    if (!row) throw new Error('The e-mail settings are missing after they were inserted');
    return row;
  }
}
