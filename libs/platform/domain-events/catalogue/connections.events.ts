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

/** A user requested a probe: how the connection's Nomod account behaves where Nomod's documentation is silent. */
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

/** Nomod refused the API key of a connection. Its work pauses until a new key is saved. */
export class ConnectionRefused extends DomainEvent<{
  readonly connection_id: string;
}> {
  static readonly type = 'connection.refused';
  static readonly version = 1;
}

/** All payable objects of a connection are to be disabled at Nomod. Afterwards the connection is archived. */
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

/**
 * Nomod gives no usable answer about one object. Published once per trouble; the subscriber watches it until its end.
 */
export class GatewayTroubleBegan extends DomainEvent<{
  readonly trouble_id: string;
  readonly connection_id: string;
}> {
  static readonly type = 'gateway_trouble.began';
  static readonly version = 1;
}
