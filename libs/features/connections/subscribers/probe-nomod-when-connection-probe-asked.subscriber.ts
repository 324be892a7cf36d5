import { Database } from '@remit/database';
import {
  AttentionNeeded,
  ConnectionProbeAsked,
  EventBus,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { ConnectionRepository } from '../connection.repository';
import { NomodHabits } from '../habits/nomod-habits';
import { failedProbe, isOver, type NomodProbe, pauseBeforeLook } from '../habits/nomod-probe';
import { ProbeRun } from '../habits/probe-run';

/** Completes a probe in spite of crashes and outages. It disables the link before anything else. */
@Subscriber({ to: ConnectionProbeAsked, as: 'probe-nomod-when-connection-probe-asked' })
export class ProbeNomodWhenConnectionProbeAsked implements EventSubscriber<ConnectionProbeAsked, NomodProbe | null> {
  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
    private readonly habits: NomodHabits,
    private readonly probe: ProbeRun,
    private readonly bus: EventBus,
  ) {}

  /** @returns the probe after its next step; null when it is complete */
  async ask({ scope, payload }: Recorded<ConnectionProbeAsked>): Promise<NomodProbe | null> {
    const connection = await this.database.transaction(scope, () => this.connections.findById(payload.connection_id));
    const probe = connection?.nomodProbe;
    if (probe?.id !== payload.probe_id || isOver(probe)) return null;
    return this.probe.step(scope, payload.connection_id, probe);
  }

  async handle({ scope, payload }: Recorded<ConnectionProbeAsked>, probe: NomodProbe | null): Promise<void | RunAgain> {
    if (probe === null) return;
    await this.connections.recordProbe(payload.connection_id, probe);
    if (!isOver(probe)) return RunAgain.after(pauseBeforeLook(probe, new Date()));
    await this.habits.note(scope, payload.connection_id, probe.answers, 'probe');
  }

  /** Nobody knows the address of the link, but it could still take a payment. */
  async giveUp({ payload }: Recorded<ConnectionProbeAsked>, reason: string): Promise<void> {
    const probe = (await this.connections.findById(payload.connection_id))?.nomodProbe;
    if (probe?.id !== payload.probe_id || isOver(probe)) return;
    await this.connections.recordProbe(payload.connection_id, failedProbe(probe, reason));
    if (probe.state === 'searching') return;
    await this.bus.publish(
      new AttentionNeeded({
        key: `probe_link:${probe.id}`,
        kind: 'closing_refused',
        summary: 'A test could not disable its link. Find the link named "A test by Remit" at Nomod and disable it.',
        connection_id: payload.connection_id,
        ours: { probe_id: probe.id, asked_at: probe.asked_at },
        nomods: { link_id: probe.link_id, reason },
      }),
    );
  }
}
