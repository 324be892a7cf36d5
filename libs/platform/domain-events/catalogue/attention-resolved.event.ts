import { DomainEvent } from '../domain-event';

/** What needed attention has settled by itself. */
export class AttentionResolved extends DomainEvent<{
  readonly key: string;
}> {
  static readonly type = 'attention.resolved';
  static readonly version = 1;
}
