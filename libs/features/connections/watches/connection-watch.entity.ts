import { ScopedEntity } from '@remit/database';
import { Column, Entity } from 'typeorm';

/**
 * Work that is repeated for a connection, by `<subscriber>:<connection>`: the latest publication that it was begun
 * by.
 */
@Entity({ name: 'connection_watches' })
export class ConnectionWatch extends ScopedEntity {
  @Column({ type: 'text' })
  eventId: string;
}
