import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A refund that was done may come back, in part or whole. */
export class RefundReversals1700000003200 implements MigrationInterface {
  name = 'RefundReversals1700000003200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table payment_refunds
        add column reversed_minor bigint not null default 0,
        add constraint payment_refunds_reversed check (reversed_minor between 0 and amount_minor),
        drop constraint payment_refunds_state,
        add constraint payment_refunds_state
          check (state in ('planned', 'calling', 'unknown', 'accepted', 'done', 'refused', 'reversed'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update payment_refunds set state = 'refused' where state = 'reversed'`);
    await runner.query(`
      alter table payment_refunds
        drop constraint payment_refunds_state,
        add constraint payment_refunds_state
          check (state in ('planned', 'calling', 'unknown', 'accepted', 'done', 'refused')),
        drop column reversed_minor`);
  }
}
