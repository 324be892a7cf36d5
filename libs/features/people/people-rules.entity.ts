import { Column, Entity, PrimaryColumn, type Relation } from 'typeorm';
import { OfTenant, type Tenant } from '@remit/accounts';
import { TimeColumn } from '@remit/database';

/** What an owner decided for everybody in the tenant. */
@Entity({ name: 'people_rules' })
export class PeopleRules {
  @PrimaryColumn({ type: 'text' })
  tenantId: string;

  /** Whether nobody opens the tenant without a second factor. */
  @Column({ type: 'boolean' })
  secondFactorRequired: boolean;

  @TimeColumn()
  updatedAt: Date;

  @OfTenant()
  tenant: Relation<Tenant>;
}
