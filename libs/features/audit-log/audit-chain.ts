import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import type { AuditLogEntry } from './audit-log-entry.entity';
import { AuditLogRepository } from './audit-log.repository';
import { entryHash } from './entry-hash';

/** Entries that are read and hashed in one batch: a fraction of a second of work that blocks nobody. */
const BATCH = 500;

export interface Anchor {
  readonly sequence: number;
  readonly hash: string;
}

export interface ChainReport {
  readonly entries: number;
  readonly head: Anchor | null;
  /** The first entry that was changed, or whose predecessor is missing. */
  readonly broken: {
    readonly sequence: number;
    readonly id: string;
    readonly reason: 'changed' | 'missing_before';
  } | null;
  /** Whether the anchor entry still exists unchanged; null when no anchor was given. */
  readonly anchorHolds: boolean | null;
}

/** Verifies that the audit log of an environment is unchanged. */
@Injectable()
export class AuditChain {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditLogRepository,
  ) {}

  /** @param anchor the head of an earlier report; without one, a removal of the last entries is not detected */
  async verify(scope: Scope, anchor?: Anchor): Promise<ChainReport> {
    let head: Anchor | null = null;
    let broken: ChainReport['broken'] = null;
    let entries = 0;
    let anchorHolds = anchor ? false : null;
    for (;;) {
      const batch = await this.read(scope, head?.sequence ?? 0);
      for (const entry of batch) {
        broken ??= faultOf(entry, head);
        head = { sequence: Number(entry.sequence), hash: entry.hash };
        entries += 1;
        if (head.sequence === anchor?.sequence) anchorHolds = head.hash === anchor.hash;
      }
      if (batch.length < BATCH) break;
    }
    return { entries, head, broken, anchorHolds };
  }

  private read(scope: Scope, after: number): Promise<AuditLogEntry[]> {
    return this.database.transaction(scope, () => this.entries.chainAfter(after, BATCH));
  }
}

function faultOf(entry: AuditLogEntry, head: Anchor | null): ChainReport['broken'] {
  const sequence = Number(entry.sequence);
  if (sequence !== (head?.sequence ?? 0) + 1) return { sequence, id: entry.id, reason: 'missing_before' };
  return entry.hash === entryHash(entry, head?.hash ?? '') ? null : { sequence, id: entry.id, reason: 'changed' };
}
