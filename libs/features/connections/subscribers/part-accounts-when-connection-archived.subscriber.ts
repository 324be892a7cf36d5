import { ConnectionArchived, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { SharedAccounts } from '../sharing/shared-accounts';

/** Takes the warnings about a shared account back on both sides. */
@Subscriber({ to: ConnectionArchived, as: 'part-accounts-when-connection-archived' })
export class PartAccountsWhenConnectionArchived implements EventSubscriber<ConnectionArchived> {
  constructor(private readonly shared: SharedAccounts) {}

  async ask({ scope, payload }: Recorded<ConnectionArchived>): Promise<void> {
    await this.shared.forget(scope, payload.connection_id);
  }

  /** Each side has committed what it forgot. */
  async handle(): Promise<void> {}
}
