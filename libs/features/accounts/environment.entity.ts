import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { TimeColumn } from '@remit/database';
import type { EnvironmentType } from './environment-type';
import { Tenant } from './tenant.entity';

/** A separate world of one tenant: its own customers, invoices, connections and keys. */
@Entity({ name: 'environments' })
@Index('environments_name', ['tenantId', 'name'], { unique: true })
@Check('environments_type', `type in ('sandbox', 'production')`)
export class Environment {
  @PrimaryColumn({ type: 'text' })
  tenantId: string;

  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  type: EnvironmentType;

  /** Hosts that payers may be sent back to; none: any public one. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  returnHosts: string[];

  /** Amounts by currency above which an act about money waits for a second key; none: no act does. */
  @Column({ type: 'jsonb', default: {} })
  approvalLimits: Record<string, string>;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  @ManyToOne(() => Tenant)
  @JoinColumn({ name: 'tenant_id', referencedColumnName: 'tenantId' })
  tenant: Relation<Tenant>;
}
