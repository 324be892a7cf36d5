import { Injectable } from '@nestjs/common';
import { WEBHOOK_SUBSCRIBER } from '@remit/accounts';
import { Database } from '@remit/database';
import { EventBacklog } from '@remit/domain-events';
import { Metrics } from '@remit/http-api';
import { Gauge } from 'prom-client';

/** What is read when somebody asks for the metrics: the queue, which all processes share, and this process's connections. */
@Injectable()
export class SystemMetrics {
  constructor(database: Database, backlog: EventBacklog, { registry }: Metrics) {
    const registers = [registry];
    const oldest = new Gauge({
      name: 'remit_queue_oldest_seconds',
      help: 'Age of the oldest accepted work that is not finished',
      registers,
    });
    const queue = new Gauge({
      name: 'remit_queue_deliveries',
      help: 'Accepted work that is not finished (jobs, webhooks), and work given up on (dead)',
      labelNames: ['kind'],
      registers,
      async collect() {
        // Without a database the other metrics are still worth having.
        const waiting = await backlog.read(WEBHOOK_SUBSCRIBER).catch(() => undefined);
        this.reset();
        oldest.reset();
        if (!waiting) return;
        for (const kind of ['jobs', 'webhooks', 'dead'] as const) queue.set({ kind }, waiting[kind]);
        oldest.set(waiting.oldestSeconds);
      },
    });
    const pool = new Gauge({
      name: 'remit_database_connections',
      help: 'Database connections of this process: busy, idle, and requests that wait for one',
      labelNames: ['state'],
      registers,
      collect() {
        for (const [state, count] of Object.entries(database.connections)) pool.set({ state }, count);
      },
    });
  }
}
