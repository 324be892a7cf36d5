import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';

/** A key that values in this database were encrypted with. Its id is the key's; the rows belong to the server, not to a tenant. */
@Entity({ name: 'encryption_keys' })
export class EncryptionKey extends ScopedEntity {
  /** A known text, encrypted with the key: only the same key opens it. */
  @Column({ type: 'text' })
  proof: string;

  @TimeColumn()
  createdAt: Date;
}
