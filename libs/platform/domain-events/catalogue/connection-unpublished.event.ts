import { DomainEvent } from '../domain-event';

/** A connection may no longer be used. */
export class ConnectionUnpublished extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.unpublished';
  static readonly version = 1;
}
