import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed here since the page of an invoice was made at Nomod, and whether the page is to be made again. */
export class PageDetails1700000003990 implements MigrationInterface {
  name = 'PageDetails1700000003990';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invoice_syncs
        add column changed_details text,
        add column is_outdated boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table invoice_syncs drop column changed_details, drop column is_outdated`);
  }
}
