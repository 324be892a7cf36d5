import { applyDecorators } from '@nestjs/common';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TimeColumn } from '@remit/database';

/** A customer of this installation. All its data belongs to its environments. */
@Entity({ name: 'tenants' })
export class Tenant {
  @PrimaryColumn({ type: 'text' })
  tenantId: string;

  @Column({ type: 'text' })
  name: string;

  @TimeColumn()
  createdAt: Date;
}

/** The tenant whose row it is. */
export const OfTenant = () =>
  applyDecorators(
    ManyToOne(() => Tenant),
    JoinColumn({ name: 'tenant_id', referencedColumnName: 'tenantId' }),
  );
