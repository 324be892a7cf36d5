import { applyDecorators } from '@nestjs/common';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { TimeColumn } from '@remit/database';
import { OfTenant, type Tenant } from './tenant.entity';

export const ENVIRONMENT_TYPES = ['sandbox', 'production'] as const;

export type EnvironmentType = (typeof ENVIRONMENT_TYPES)[number];

/** A separate world of one tenant with its own customers, invoices, connections and keys. */
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

  /** Hosts to which payers may be sent back; empty means any public host. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  returnHosts: string[];

  /** Amount per currency above which a money act needs approval by a second key; empty means never. */
  @Column({ type: 'jsonb', default: {} })
  approvalLimits: Record<string, string>;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  @OfTenant()
  tenant: Relation<Tenant>;
}

/** The environment whose row it is. */
export const OfEnvironment = () =>
  applyDecorators(
    ManyToOne(() => Environment),
    JoinColumn([
      { name: 'tenant_id', referencedColumnName: 'tenantId' },
      { name: 'environment_id', referencedColumnName: 'id' },
    ]),
  );
