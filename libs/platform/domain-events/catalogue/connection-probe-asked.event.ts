import { DomainEvent } from '../domain-event';

/** Somebody wants to know how the account at Nomod of a connection behaves where that is not documented. */
export class ConnectionProbeAsked extends DomainEvent<{
  readonly connection_id: string;
  readonly probe_id: string;
}> {
  static readonly type = 'connection.probe_asked';
  static readonly version = 1;
}
