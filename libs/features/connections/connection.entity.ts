import { Check, Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';
import { ApiError } from '@remit/http-api';
import type { ChosenOptions, GatewayErrorKind, GatewayName } from '@remit/gateway';
import type { SeenHabits } from './habits/habit';
import type { NomodProbe } from './habits/nomod-probe';
import type { EnvironmentType } from './key-mode';
import type { SyncConfig } from './sync-config';

export const CONNECTION_STATUSES = ['draft', 'published', 'archived'] as const;

/** `draft`: stored, not used. `published`: links and syncs use it. `archived`: deleted; its history stays. */
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number];

/** Allowed transitions. Staying is always allowed, but an archived connection accepts no action. */
export const CONNECTION_TRANSITIONS: Readonly<Record<ConnectionStatus, readonly ConnectionStatus[]>> = {
  draft: ['published', 'archived'],
  published: ['draft', 'archived'],
  archived: [],
};

/** Milliseconds for which the previous webhook secret is accepted after a rotation, so that senders can change over. */
export const SECRET_OVERLAP_MS = 24 * 60 * 60 * 1000;

/** A stored secret: the encrypted text and its visible part. */
export interface SealedSecret {
  readonly sealed: string;
  /** Last four characters; null when the secret is too short to show any. */
  readonly last4: string | null;
}

/** A Nomod account that links and syncs use. */
@Entity({ name: 'connections' })
@Index('connections_name', ['tenantId', 'environmentId', 'name'], { unique: true, where: `status <> 'archived'` })
@Check('connections_status', `status in ('draft', 'published', 'archived')`)
@Check('connections_provider_type', `provider_type in ('nomod')`)
@Index('connections_api_key_fingerprint', ['apiKeyFingerprint'], { where: `api_key_fingerprint <> ''` })
@Check('connections_environment_type', `environment_type in ('sandbox', 'production')`)
@Check('connections_link_expiry', 'link_expires_after_hours between 1 and 8760')
@Check('connections_api_key', `api_key is not null or status = 'archived'`)
export class Connection extends ScopedEntity {
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  providerType: GatewayName;

  @Column({ type: 'text' })
  status: ConnectionStatus;

  /** Type of its environment. It decides which gateway is called. */
  @Column({ type: 'text' })
  environmentType: EnvironmentType;

  @Column({ type: 'jsonb' })
  syncConfig: SyncConfig;

  @Column({ type: 'jsonb' })
  metadata: Record<string, unknown>;

  /** Encrypted; null once archived. */
  @Column({ type: 'text', nullable: true })
  apiKey: string | null;

  @Column({ type: 'text', nullable: true })
  apiKeyLast4: string | null;

  /** Finds other connections with the same key: see `shared-accounts.ts`. Empty once archived. */
  @Column({ type: 'text', default: '' })
  apiKeyFingerprint: string = '';

  @TimeColumn()
  apiKeySetAt: Date;

  /** Encrypted; null when none was given, and once archived. */
  @Column({ type: 'text', nullable: true })
  webhookSecret: string | null;

  @Column({ type: 'text', nullable: true })
  webhookSecretLast4: string | null;

  @TimeColumn({ nullable: true })
  webhookSecretSetAt: Date | null;

  /** Encrypted; accepted until `previousWebhookSecretUntil`. */
  @Column({ type: 'text', nullable: true })
  previousWebhookSecret: string | null;

  @TimeColumn({ nullable: true })
  previousWebhookSecretUntil: Date | null;

  /** Set while Nomod refuses the key. Work of this connection waits meanwhile. */
  @TimeColumn({ nullable: true })
  pausedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  pausedReason: string | null;

  /** Set once archived: the connection to the same Nomod account that inherits what this one made. */
  @Column({ type: 'text', nullable: true })
  heirId: string | null = null;

  /** Set while its links and invoices are being disabled at Nomod, before it is archived. */
  @TimeColumn({ nullable: true })
  switchOffAskedAt: Date | null = null;

  /** What was observed of the Nomod account: see `habits/`. */
  @Column({ type: 'jsonb', default: '{}' })
  nomodHabits: SeenHabits = {};

  /** The last probe; null before the first. */
  @Column({ type: 'jsonb', nullable: true })
  nomodProbe: NomodProbe | null = null;

  /** Title template for its links and invoices; null means the default. */
  @Column({ type: 'text', nullable: true })
  titleTemplate: string | null = null;

  /** Payment options for its payers. Members that are left out have their default. */
  @Column({ type: 'jsonb', default: '{}' })
  paymentOptions: ChosenOptions = {};

  /** A link expires this many hours after it was made; null: only when it is paid or replaced. */
  @Column({ type: 'integer', nullable: true })
  linkExpiresAfterHours: number | null = null;

  /** Results of the latest calls to Nomod: see `call-results.ts`. */
  @TimeColumn({ nullable: true })
  lastCallSucceededAt: Date | null = null;

  @TimeColumn({ nullable: true })
  lastCallFailedAt: Date | null = null;

  /** Reason of the failure. */
  @Column({ type: 'text', nullable: true })
  lastCallFailure: GatewayErrorKind | null = null;

  /** Increases by one with every change that a caller makes. */
  @Column({ type: 'integer', default: 1 })
  version: number = 1;

  @Column({ type: 'text' })
  createdBy: string;

  @Column({ type: 'text' })
  updatedBy: string;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  get isSandbox(): boolean {
    return this.environmentType === 'sandbox';
  }

  /** Whether it may inherit from another connection. One that is being switched off may not. */
  get mayInherit(): boolean {
    return this.status !== 'archived' && this.switchOffAskedAt === null;
  }

  /**
   * @returns whether the status changed
   * @throws ApiError conflict when archived
   */
  moveTo(status: ConnectionStatus): boolean {
    this.refuseWhenArchived();
    if (this.status === status) return false;
    if (!CONNECTION_TRANSITIONS[this.status].includes(status)) {
      throw new ApiError('conflict', { message: `A connection in status ${this.status} cannot change to ${status}.` });
    }
    this.status = status;
    if (status === 'published') this.switchOffAskedAt = null;
    return true;
  }

  /**
   * No new object is made through it from now on. Publishing it again ends that.
   * @throws ApiError conflict when archived
   */
  askSwitchOff(now: Date): void {
    this.moveTo('draft');
    this.switchOffAskedAt = now;
  }

  /**
   * Deletes its secrets too: nothing can call Nomod or be verified through it again.
   * @param heirId the connection to the same account that inherits its objects
   * @throws ApiError conflict when archived
   */
  archive(heirId: string | null): void {
    this.moveTo('archived');
    this.heirId = heirId;
    this.apiKey = null;
    this.apiKeyLast4 = null;
    this.apiKeyFingerprint = '';
    this.webhookSecret = null;
    this.webhookSecretLast4 = null;
    this.webhookSecretSetAt = null;
    this.previousWebhookSecret = null;
    this.previousWebhookSecretUntil = null;
    this.switchOffAskedAt = null;
    this.resume();
  }

  /** @throws ApiError conflict when archived */
  replaceApiKey(key: SealedSecret, fingerprint: string, now: Date): void {
    this.refuseWhenArchived();
    this.apiKey = key.sealed;
    this.apiKeyLast4 = key.last4;
    this.apiKeyFingerprint = fingerprint;
    this.apiKeySetAt = now;
    this.resume();
  }

  /**
   * @param resealed the current secret, encrypted for the column of the previous one; null when there is none
   * @throws ApiError conflict when archived
   */
  rotateWebhookSecret(secret: SealedSecret, resealed: string | null, now: Date): void {
    this.refuseWhenArchived();
    this.previousWebhookSecret = resealed;
    this.previousWebhookSecretUntil = resealed === null ? null : new Date(now.getTime() + SECRET_OVERLAP_MS);
    this.webhookSecret = secret.sealed;
    this.webhookSecretLast4 = secret.last4;
    this.webhookSecretSetAt = now;
  }

  /**
   * Ignores a refusal that is older than the current key.
   * @returns whether anything changed
   */
  pause(reason: string, refusedAt: Date): boolean {
    if (this.status === 'archived' || this.pausedAt !== null || refusedAt < this.apiKeySetAt) return false;
    this.pausedAt = refusedAt;
    this.pausedReason = reason;
    return true;
  }

  /** @returns false when it was not paused */
  resume(): boolean {
    const wasPaused = this.pausedAt !== null;
    this.pausedAt = null;
    this.pausedReason = null;
    return wasPaused;
  }

  touch(actor: string, now: Date): void {
    this.version += 1;
    this.updatedBy = actor;
    this.updatedAt = now;
  }

  /** @throws ApiError conflict when archived */
  refuseWhenArchived(): void {
    if (this.status === 'archived') {
      throw new ApiError('conflict', { message: 'The connection is archived and cannot be changed.' });
    }
  }
}

/** @throws ApiError not_found when there is none */
export function existingConnection(connection: Connection | null): Connection {
  if (!connection) throw new ApiError('not_found', { message: 'There is no such connection.' });
  return connection;
}
