import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { Not } from 'typeorm';
import { EncryptionKey } from './encryption-key.entity';

@Injectable()
export class EncryptionKeyRepository extends ScopedRepository<EncryptionKey> {
  constructor(database: Database) {
    super(database, EncryptionKey);
  }

  async findAll(): Promise<EncryptionKey[]> {
    return this.manager.find(EncryptionKey, { where: this.where({}), order: { id: 'ASC' } });
  }

  /** Does nothing when another process has inserted it. */
  async insertNew(key: EncryptionKey): Promise<void> {
    Object.assign(key, this.database.scope);
    await this.manager.createQueryBuilder().insert().into(EncryptionKey).values(key).orIgnore().execute();
  }

  async removeAllBut(id: string): Promise<void> {
    await this.manager.delete(EncryptionKey, this.where({ id: Not(id) }));
  }
}
