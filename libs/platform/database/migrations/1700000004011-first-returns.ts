import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE } from '../roles';

/** When a payer came back to a return address for the first time: Nomod is asked once about that. */
export class FirstReturns1700000004011 implements MigrationInterface {
  name = 'FirstReturns1700000004011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table return_addresses add column returned_at timestamptz(3)');
    await runner.query(`grant update (returned_at) on return_addresses to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table return_addresses drop column returned_at');
  }
}
