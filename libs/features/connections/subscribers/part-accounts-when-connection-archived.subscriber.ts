import { ConnectionArchived, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { SharedAccounts } from '../sharing/shared-accounts';

/** Closes the warnings about a shared account on both sides. */
@Subscriber({ to: ConnectionArchived, as: 'part-accounts-when-connection-archived' })
export class PartAccountsWhenConnectionArchived implements EventSubscriber<ConnectionArchived> {
  constructor(private readonly shared: SharedAccounts) {}

  async ask({ scope, payload }: Recorded<ConnectionArchived>): Promise<void> {
    await this.shared.forget(scope, payload.connection_id);
  }

  /** Both sides have committed the removal. */
  async handle(): Promise<void> {}
}
