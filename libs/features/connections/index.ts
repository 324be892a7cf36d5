export { AccountSweep } from './sweep/account-sweep.entity';
export { AccountSweeps } from './sweep/account-sweeps';
export { AccountNeighbour } from './sharing/account-neighbour.entity';
export { Connection } from './connection.entity';
export { ConnectionHolder, type HeldObjects, heldObjects } from './removal/connection-holders';
export {
  type Billing,
  Connections,
  type PaymentConnection,
  type UsableConnection,
  type WebhookSecret,
} from './connections';
export { nomodBusy } from './key-checker';
export {
  type ObjectRounds,
  refundableSince,
  sideBySide,
  type OpenObjects,
  type SweptAccount,
  SweepPart,
  type TakenCharges,
} from './sweep/sweep-part';
export { BacklogReading } from './sweep/backlog-reading';
export { GatewayTrouble } from './troubles/gateway-trouble.entity';
export { GatewayTroubles, isUnusableAnswer, type TroubledSubject } from './troubles/gateway-troubles';
export { TroubleProbe, type TroubleReason } from './troubles/trouble-probes';
export { ConnectionsModule } from './connections.module';
export { ConnectionWatch } from './watches/connection-watch.entity';
export { ConnectionWatches } from './watches/connection-watches';
export { type WebhookSecretKind, webhookSecretKind } from './webhook-secret';
export { keyFingerprint } from './connection-secrets';
export { HABIT_NAMES, type HabitAnswers, type HabitName, KnownHabits } from './habits/habit';
export {
  carriesToken,
  type BillTexts,
  cutLength,
  endsInToken,
  hasTextsOf,
  VOIDED,
  withoutToken,
} from './naming/naming';
export { NomodHabits } from './habits/nomod-habits';
