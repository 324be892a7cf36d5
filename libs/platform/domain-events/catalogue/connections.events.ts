import { DomainEvent } from './domain-event';

/** A connection was deleted; its history stays. */
export class ConnectionArchived extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.archived';
  static readonly version = 1;
}

/** A connection was saved. */
export class ConnectionCreated extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.created';
  static readonly version = 1;
}

/** Somebody wants to know how the account at Nomod of a connection behaves where that is not documented. */
export class ConnectionProbeAsked extends DomainEvent<{
  readonly connection_id: string;
  readonly probe_id: string;
}> {
  static readonly type = 'connection.probe_asked';
  static readonly version = 1;
}

/** A connection may be used. */
export class ConnectionPublished extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.published';
  static readonly version = 1;
}

/** Nomod refused the key of a connection: its work pauses until a new key is saved. */
export class ConnectionRefused extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.refused';
  static readonly version = 1;
}

/** What can still be paid through a connection is to be switched off at Nomod; the connection is archived after that. */
export class ConnectionSwitchOffAsked extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.switch_off_asked';
  static readonly version = 1;
}

/** A connection may no longer be used. */
export class ConnectionUnpublished extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.unpublished';
  static readonly version = 1;
}

/** A connection changed: its name, settings or credentials. */
export class ConnectionUpdated extends DomainEvent<{
  readonly connection_id: string;
  readonly credentials_changed: boolean;
}> {
  static readonly type = 'connection.updated';
  static readonly version = 1;
}

/** Nomod does not answer usably about one object. Published once until it does: whoever watches it then knows when it is over. */
export class GatewayTroubleBegan extends DomainEvent<{
  readonly trouble_id: string;
  readonly connection_id: string;
}> {
  static readonly type = 'gateway_trouble.began';
  static readonly version = 1;
}
