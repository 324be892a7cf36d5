import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { EmailSettingsChanged, EventBus } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { EmailSettings, SETTINGS_ID } from './email-settings.entity';
import { EmailSettingsRepository } from './email-settings.repository';

/** The editable settings. */
export type EmailSwitches = Omit<EmailSettings, 'tenantId' | 'environmentId' | 'id' | 'scope' | 'updatedAt'>;

export type EmailChanges = { readonly [Name in keyof EmailSwitches]?: EmailSwitches[Name] | null };

/** Default: no e-mail is sent automatically. */
const UNSET: EmailSwitches = {
  sendInvoices: false,
  sendReceipts: false,
  attachPdf: true,
  reminderDays: [],
  quietFrom: 20,
  quietUntil: 9,
  replyTo: null,
};

/** Interest in what e-mails are about: the environment sends some by itself. */
export const AUTOMATIC_EMAILS = 'automatic_emails';

@Injectable()
export class EmailSettingsService {
  constructor(
    private readonly database: Database,
    private readonly settings: EmailSettingsRepository,
    private readonly events: EventBus,
    private readonly auditLog: AuditLog,
  ) {}

  /** Settings of the environment of the running unit of work. */
  async current(): Promise<Readonly<EmailSwitches>> {
    return (await this.settings.findById(SETTINGS_ID)) ?? UNSET;
  }

  async show(scope: Scope): Promise<Readonly<EmailSwitches>> {
    return this.database.transaction(scope, () => this.current());
  }

  /**
   * @param changes members that are left out stay; null restores the default
   * @throws ApiError validation_error when the day would end before it begins
   */
  async change(scope: Scope, changes: EmailChanges): Promise<Readonly<EmailSwitches>> {
    return this.database.transaction(scope, async () => {
      const first = Object.assign(new EmailSettings(), { ...UNSET, id: SETTINGS_ID, updatedAt: new Date() });
      const row = await this.settings.lockOrInsert(first);
      const before = { ...row };
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const values = given.map(([name, value]) => [name, value ?? UNSET[name as keyof EmailSwitches]] as const);
      Object.assign(row, Object.fromEntries(values), { updatedAt: new Date() });
      row.reminderDays = [...new Set(row.reminderDays)].sort((a, b) => a - b);
      if (row.quietUntil >= row.quietFrom)
        throw ApiError.invalidField('quiet_until', 'quiet_until must be earlier than quiet_from');
      this.settings.update(row);
      const sendsByItself = row.sendInvoices || row.sendReceipts || row.reminderDays.length > 0;
      this.events.interest(AUTOMATIC_EMAILS, { because: SETTINGS_ID }, sendsByItself);
      const plan = ({ reminderDays, quietFrom, quietUntil }: EmailSwitches) => [reminderDays, quietFrom, quietUntil];
      if (row.reminderDays.length > 0 && !isDeepStrictEqual(plan(before), plan(row)))
        await this.events.publish(new EmailSettingsChanged({ after_invoice: null }));
      this.auditLog.record('email_settings.changed', scope.environmentId, {
        details: { fields: given.map(([name]) => name).join(', ') },
      });
      return row;
    });
  }
}
