import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The logo of a business, beside what else its customers read of it. */
export class BusinessLogos1700000004170 implements MigrationInterface {
  name = 'BusinessLogos1700000004170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table business_profiles
        add column logo jsonb,
        add column logo_image bytea,
        add constraint business_profiles_logo check ((logo is null) = (logo_image is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table business_profiles drop column logo, drop column logo_image');
  }
}
