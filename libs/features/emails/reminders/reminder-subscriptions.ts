import { Injectable } from '@nestjs/common';
import { type Business, BusinessProfiles } from '@remit/business-profile';
import { Database, readScopedToken, writeScopedToken } from '@remit/database';
import { Settings } from '@remit/settings';
import type { ReminderSubscription } from './reminder-subscription.entity';
import { ReminderSubscriptionRepository } from './reminder-subscription.repository';

export interface SubscriptionPage {
  readonly business: Business;
  readonly isEnded: boolean;
}

/**
 * Reminder subscriptions of customers. A customer ends them permanently, for all invoices of the environment, without
 * signing in.
 */
@Injectable()
export class ReminderSubscriptions {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: ReminderSubscriptionRepository,
    private readonly profiles: BusinessProfiles,
    private readonly settings: Settings,
  ) {}

  /** Needs a unit of work. */
  async ofCustomer(customerId: string): Promise<ReminderSubscription> {
    return this.subscriptions.ofCustomer(customerId);
  }

  /** Null in an environment whose ids Remit did not generate. */
  urlOf({ scope, pageKey }: ReminderSubscription): string | null {
    const token = writeScopedToken({ scope, id: pageKey });
    return token === undefined ? null : `${this.settings.publicUrl}/unsubscribe/${token}`;
  }

  /** Undefined for an unknown token. */
  async open(token: string): Promise<SubscriptionPage | undefined> {
    return this.at(token, async (row) => row);
  }

  /** Like `open`, and ends the reminders. Repeating it changes nothing. */
  async end(token: string): Promise<SubscriptionPage | undefined> {
    return this.at(token, async (row) => {
      if (row.endedAt !== null) return row;
      row.endedAt = new Date();
      this.subscriptions.update(row);
      return row;
    });
  }

  private async at(
    token: string,
    work: (row: ReminderSubscription) => Promise<ReminderSubscription>,
  ): Promise<SubscriptionPage | undefined> {
    const read = readScopedToken(token);
    if (!read) return undefined;
    return this.database.transaction(read.scope, async () => {
      const row = await this.subscriptions.findByPage(read.id);
      const business = row && (await this.profiles.business());
      if (!row || !business) return undefined;
      return { business, isEnded: (await work(row)).endedAt !== null };
    });
  }
}
