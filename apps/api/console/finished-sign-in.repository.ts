import { Injectable } from '@nestjs/common';
import { Database, ScopedEntity, TimeColumn } from '@remit/database';
import { Entity, LessThan } from 'typeorm';
import { CONSOLE } from './console-session.repository';

/** A sign-in in two steps that has ended in a session. Its id is the SHA-256 of that of the attempt. */
@Entity({ name: 'finished_sign_ins' })
export class FinishedSignIn extends ScopedEntity {
  @TimeColumn()
  endsAt: Date;
}

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
