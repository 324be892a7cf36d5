import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_CUSTOMER = `e.type in ('customer.created', 'customer.updated', 'customer.synced') and e.payload ->> 'customer_id' = customer`;

/** Conditions of `erase_texts` that read every event and every logged request of an environment, and those that do not. */
const NARROWED = [
  [`or e.payload ->> 'customer_id' = customer)`, `or (${OF_CUSTOMER}))`],
  [
    `r.environment_id = environment and (true) and (r.path::text ~* words)`,
    `r.environment_id = environment and (r.path like '/api/v1/customers/external/%') and (r.path::text ~* words)`,
  ],
] as const;

/** Erasing a person takes as long as there is about that person, not as long as there is history. */
export class ErasureByIndex1700000003984 implements MigrationInterface {
  name = 'ErasureByIndex1700000003984';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index domain_events_customer on domain_events (tenant_id, environment_id, (payload ->> 'customer_id'))
      where type in ('customer.created', 'customer.updated', 'customer.synced')`);
    await rewrite(
      runner,
      NARROWED.map(([wide, narrow]) => [wide, narrow]),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewrite(
      runner,
      NARROWED.map(([wide, narrow]) => [narrow, wide]),
    );
    await runner.query('drop index domain_events_customer');
  }
}

async function rewrite(runner: QueryRunner, changes: readonly (readonly [string, string])[]): Promise<void> {
  const [found] = (await runner.query(
    `select pg_get_functiondef('erase_texts(text, text)'::regprocedure) as text`,
  )) as [{ text: string }];
  let { text } = found;
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`erase_texts does not hold: ${before}`);
    text = text.replace(before, () => after);
  }
  await runner.query(text);
}
