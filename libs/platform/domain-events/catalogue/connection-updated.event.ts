import { DomainEvent } from '../domain-event';

/** A connection changed: its name, settings or credentials. */
export class ConnectionUpdated extends DomainEvent<{
  readonly connection_id: string;
  readonly credentials_changed: boolean;
}> {
  static readonly type = 'connection.updated';
  static readonly version = 1;
}
