import { DomainEvent } from '../domain-event';

/** A connection was saved. */
export class ConnectionCreated extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.created';
  static readonly version = 1;
}
