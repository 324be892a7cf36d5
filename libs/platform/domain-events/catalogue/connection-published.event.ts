import { DomainEvent } from '../domain-event';

/** A connection may be used. */
export class ConnectionPublished extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.published';
  static readonly version = 1;
}
