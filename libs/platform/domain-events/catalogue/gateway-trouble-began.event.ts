import { DomainEvent } from '../domain-event';

/** Nomod does not answer usably about one object. Published once until it does: whoever watches it then knows when it is over. */
export class GatewayTroubleBegan extends DomainEvent<{
  readonly trouble_id: string;
  readonly connection_id: string;
}> {
  static readonly type = 'gateway_trouble.began';
  static readonly version = 1;
}
