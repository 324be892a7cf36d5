import {
  EventBus,
  type EventSubscriber,
  GatewayTroubleBegan,
  type Recorded,
  RunAgain,
  shareOfAge,
  Subscriber,
} from '@remit/domain-events';
import { callingFor } from '@remit/gateway';
import { Database } from '@remit/database';
import { Settings } from '@remit/settings';
import { Connections } from '../connections';
import { GatewayTroubles, isUnusableAnswer } from '../troubles/gateway-troubles';
import type { GatewayTrouble } from '../troubles/gateway-trouble.entity';
import { GatewayTroubleRepository } from '../troubles/gateway-trouble.repository';
import { troubleAttention } from '../troubles/trouble-attention';
import { type TroubleReason, TroubleProbes } from '../troubles/trouble-probes';

/** Shortest and longest pause between two probes, in seconds. */
const SHORTEST_PAUSE_SECONDS = 20;
const LONGEST_PAUSE_SECONDS = 600;

/**
 * A person is asked after this many failed reads when Nomod's answers are unusable, otherwise after this time. Both
 * are within five minutes.
 */
const UNUSABLE_READINGS = 3;
const PATIENCE_SECONDS = 200;

type Finding = TroubleReason | 'over' | 'not_asked';

/**
 * Reads a troubled object until Nomod's answer is usable. It adds an attention row within five minutes and closes it
 * by itself.
 */
@Subscriber({ to: GatewayTroubleBegan, as: 'watch-trouble-when-gateway-trouble-began' })
export class WatchTroubleWhenGatewayTroubleBegan implements EventSubscriber<GatewayTroubleBegan, Finding> {
  readonly lane = 'gateway';
  readonly firstRunAfterSeconds: number;
  private readonly patienceSeconds: number;

  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly troubles: GatewayTroubleRepository,
    private readonly watched: GatewayTroubles,
    private readonly probes: TroubleProbes,
    private readonly bus: EventBus,
    { pollIntervalSeconds }: Settings,
  ) {
    this.firstRunAfterSeconds = Math.min(SHORTEST_PAUSE_SECONDS, pollIntervalSeconds);
    this.patienceSeconds = Math.min(PATIENCE_SECONDS, 10 * pollIntervalSeconds);
  }

  async ask({ scope, payload }: Recorded<GatewayTroubleBegan>): Promise<Finding> {
    const trouble = await this.database.transaction(scope, () => this.troubles.findById(payload.trouble_id));
    const connection = await this.connections.find(scope, payload.connection_id);
    if (!trouble || !connection) return 'over';
    // A refused key has an attention row of its own.
    if (connection.isPaused) return 'not_asked';
    // After an outage the original caller reads the charge. One read is enough.
    const isReadBySomebody = trouble.object === 'charge' && !isUnusableAnswer(trouble.kind);
    if (isReadBySomebody && ageOf(trouble) < this.patienceSeconds) return 'not_asked';
    return (await callingFor('sweep', () => this.probes.probe(scope, trouble))) ?? 'over';
  }

  async handle({ payload }: Recorded<GatewayTroubleBegan>, finding: Finding): Promise<void | RunAgain> {
    const trouble = await this.troubles.lockById(payload.trouble_id);
    if (!trouble) return;
    if (finding === 'over') return this.watched.end(trouble);
    const ageSeconds = ageOf(trouble);
    if (finding !== 'not_asked') await this.goOn(trouble, finding, ageSeconds);
    return RunAgain.after(
      shareOfAge(ageSeconds, 4, { first: this.firstRunAfterSeconds, longest: LONGEST_PAUSE_SECONDS }),
    );
  }

  private async goOn(trouble: GatewayTrouble, { kind, reason }: TroubleReason, ageSeconds: number): Promise<void> {
    const isNewReason = trouble.kind !== kind || trouble.reason !== reason;
    trouble.readings += 1;
    trouble.kind = kind;
    trouble.reason = reason;
    const isDue = isUnusableAnswer(kind)
      ? trouble.readings + 1 >= UNUSABLE_READINGS
      : ageSeconds >= this.patienceSeconds;
    if (trouble.listedAt ? isNewReason : isDue) {
      trouble.listedAt ??= new Date();
      await this.bus.publish(troubleAttention(trouble));
    }
    this.troubles.update(trouble);
  }
}

/** In seconds. */
const ageOf = ({ firstSeenAt }: GatewayTrouble): number => (Date.now() - firstSeenAt.getTime()) / 1_000;
