import { DomainEvent } from '../domain-event';

/** Nomod refused the key of a connection: its work pauses until a new key is saved. */
export class ConnectionRefused extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.refused';
  static readonly version = 1;
}
