import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';

/**
 * A key that encrypted values in this database. Its id is the key's. The rows belong to the server, not to a tenant.
 */
@Entity({ name: 'encryption_keys' })
export class EncryptionKey extends ScopedEntity {
  /** A known text encrypted with the key. Only the same key decrypts it. */
  @Column({ type: 'text' })
  proof: string;

  @TimeColumn()
  createdAt: Date;
}
