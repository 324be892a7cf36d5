import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { EmailSettings } from './email-settings.entity';

@Injectable()
export class EmailSettingsRepository extends ScopedRepository<EmailSettings> {
  constructor(database: Database) {
    super(database, EmailSettings);
  }
}
