import { DomainEvent } from '../domain-event';

/** What can still be paid through a connection is to be switched off at Nomod; the connection is archived after that. */
export class ConnectionSwitchOffAsked extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.switch_off_asked';
  static readonly version = 1;
}
