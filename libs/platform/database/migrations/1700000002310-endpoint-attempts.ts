import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was sent to one endpoint, newest first, and how often it failed lately: attempts say which endpoint they called, and what they sent beside the body.
 * Those from before do not, so that what is counted over a day is whole a day later.
 */
export class EndpointAttempts1700000002310 implements MigrationInterface {
  name = 'EndpointAttempts1700000002310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table outgoing_webhook_attempts add column endpoint_id text not null default '', add column request_headers jsonb`,
    );
    await runner.query(`
      create index outgoing_webhook_attempts_endpoint
        on outgoing_webhook_attempts (tenant_id, environment_id, endpoint_id, attempted_at)`);
    await runner.query(
      'create index outgoing_webhooks_endpoint on outgoing_webhooks (tenant_id, environment_id, endpoint_id, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outgoing_webhooks_endpoint');
    await runner.query('drop index outgoing_webhook_attempts_endpoint');
    await runner.query('alter table outgoing_webhook_attempts drop column request_headers, drop column endpoint_id');
  }
}
