import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

export class OutgoingWebhooks1700000001300 implements MigrationInterface {
  name = 'OutgoingWebhooks1700000001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table event_deliveries
        drop constraint event_deliveries_lane,
        add constraint event_deliveries_lane check (lane in ('local', 'gateway', 'webhook'))`);
    await runner.query(`
      create table webhook_endpoints (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        url text not null,
        description text,
        event_types text[] not null,
        enabled boolean not null,
        loopback_allowed boolean not null,
        secret text not null,
        previous_secret text,
        previous_secret_until timestamptz(3),
        failing_since timestamptz(3),
        disabled_at timestamptz(3),
        disabled_reason text,
        created_by text not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint webhook_endpoints_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'webhook_endpoints');

    await runner.query(`
      create table outgoing_webhooks (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        endpoint_id text not null,
        event_id text not null,
        event_type text not null,
        body text not null,
        status text not null,
        attempts integer not null,
        tries integer not null,
        next_attempt_at timestamptz(3),
        response_status integer,
        last_error text,
        created_at timestamptz(3) not null,
        finished_at timestamptz(3),
        constraint outgoing_webhooks_pkey primary key (tenant_id, environment_id, id),
        constraint outgoing_webhooks_status_known check (status in ('pending', 'delivered', 'failed'))
      )`);
    await runner.query(`
      create unique index outgoing_webhooks_event on outgoing_webhooks (tenant_id, environment_id, endpoint_id, event_id)`);
    await runner.query(
      `create index outgoing_webhooks_status on outgoing_webhooks (tenant_id, environment_id, status, id)`,
    );
    await isolateByTenant(runner, 'outgoing_webhooks', ['select', 'insert', 'update']);

    await runner.query(`
      create table outgoing_webhook_attempts (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        outgoing_webhook_id text not null,
        number integer not null,
        response_status integer,
        response_body text,
        error text,
        duration_ms integer not null,
        attempted_at timestamptz(3) not null,
        constraint outgoing_webhook_attempts_pkey primary key (tenant_id, environment_id, id)
      )`);
    await runner.query(`
      create unique index outgoing_webhook_attempts_number
        on outgoing_webhook_attempts (tenant_id, environment_id, outgoing_webhook_id, number)`);
    await isolateByTenant(runner, 'outgoing_webhook_attempts', ['select', 'insert']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outgoing_webhook_attempts');
    await runner.query('drop table outgoing_webhooks');
    await runner.query('drop table webhook_endpoints');
    await runner.query(`delete from event_deliveries where lane = 'webhook'`);
    await runner.query(`
      alter table event_deliveries
        drop constraint event_deliveries_lane,
        add constraint event_deliveries_lane check (lane in ('local', 'gateway'))`);
  }
}
