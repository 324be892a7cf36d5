import { PrimaryColumn } from 'typeorm';
import type { Scope } from './scope';

/** A row that belongs to one environment of one tenant. Every primary key starts with these two columns. */
export abstract class ScopedEntity {
  @PrimaryColumn({ type: 'text' })
  tenantId: string;

  @PrimaryColumn({ type: 'text' })
  environmentId: string;

  @PrimaryColumn({ type: 'text' })
  id: string;

  get scope(): Scope {
    return { tenantId: this.tenantId, environmentId: this.environmentId };
  }
}
