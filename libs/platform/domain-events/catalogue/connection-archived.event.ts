import { DomainEvent } from '../domain-event';

/** A connection was deleted; its history stays. */
export class ConnectionArchived extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.archived';
  static readonly version = 1;
}
