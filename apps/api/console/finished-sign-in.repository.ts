import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { LessThan } from 'typeorm';
import { CONSOLE } from './console-session.repository';
import { FinishedSignIn } from './finished-sign-in.entity';

@Injectable()
export class FinishedSignInRepository {
  constructor(private readonly database: Database) {}

  /** @returns false when it was stored before. Those whose attempts are over are deleted */
  async insert(id: string, endsAt: Date): Promise<boolean> {
    return this.database.transaction(CONSOLE, async () => {
      const { manager } = this.database;
      await manager.delete(FinishedSignIn, { ...CONSOLE, endsAt: LessThan(new Date()) });
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(FinishedSignIn)
        .values({ ...CONSOLE, id, endsAt })
        .orIgnore()
        .returning('id')
        .execute();
      return (raw as unknown[]).length === 1;
    });
  }
}
