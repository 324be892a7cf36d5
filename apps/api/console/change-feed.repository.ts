import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';

/** An event as the console receives it: only its type and the ids of its records. */
export interface Change {
  readonly id: string;
  readonly type: string;
  readonly invoice_id: string | null;
  readonly payment_id: string | null;
}

@Injectable()
export class ChangeFeedRepository {
  constructor(private readonly database: Database) {}

  /** Events after this id, oldest first, at most `most`, except the known ones. */
  async after(scope: Scope, id: string, most: number, known: readonly string[] = []): Promise<Change[]> {
    return this.database.transaction(scope, () =>
      this.database.manager.query<Change[]>(
        `select id, type, invoice_id, payment_id from domain_events
         where tenant_id = $1 and environment_id = $2 and id > $3 and id <> all($5) order by id limit $4`,
        [scope.tenantId, scope.environmentId, id, most, known],
      ),
    );
  }

  /** Ids of all events after this one. */
  async idsAfter(scope: Scope, id: string): Promise<string[]> {
    const found = await this.database.transaction(scope, () =>
      this.database.manager.query<{ id: string }[]>(
        'select id from domain_events where tenant_id = $1 and environment_id = $2 and id > $3',
        [scope.tenantId, scope.environmentId, id],
      ),
    );
    return found.map((row) => row.id);
  }
}
