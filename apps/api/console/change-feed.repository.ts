import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';

/** An event as the console hears it: what kind of thing happened to which records, nothing more. */
export interface Change {
  readonly id: string;
  readonly type: string;
  readonly invoice_id: string | null;
  readonly payment_id: string | null;
}

@Injectable()
export class ChangeFeedRepository {
  constructor(private readonly database: Database) {}

  /** Events after this id, oldest first, at most `most`. */
  async after(scope: Scope, id: string, most: number): Promise<Change[]> {
    return this.database.transaction(scope, () =>
      this.database.manager.query<Change[]>(
        `select id, type, invoice_id, payment_id from domain_events
         where tenant_id = $1 and environment_id = $2 and id > $3 order by id limit $4`,
        [scope.tenantId, scope.environmentId, id, most],
      ),
    );
  }
}
