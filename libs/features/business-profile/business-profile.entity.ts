import { Check, Column, Entity } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';

/** The languages that payers read pages in. */
export const LANGUAGES = ['en', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What is known of a logo without reading it. */
export interface LogoFacts {
  /** Names its bytes: another logo has another one. */
  readonly digest: string;
  /** In points. */
  readonly width: number;
  readonly height: number;
}

export interface BusinessLogo extends LogoFacts {
  /** PNG. */
  readonly image: Buffer;
}

/** There is one in an environment. */
export const PROFILE_ID = 'profile';

/** Who bills in an environment, as its customers read it. */
@Entity({ name: 'business_profiles' })
@Check('business_profiles_language', `language in ('en', 'ar')`)
@Check('business_profiles_due_days', 'default_due_days between 0 and 365')
@Check('business_profiles_logo', '(logo is null) = (logo_image is null)')
export class BusinessProfile extends ScopedEntity {
  @Column({ type: 'text', nullable: true })
  legalName: string | null;

  @Column({ type: 'text', nullable: true })
  tradeName: string | null;

  /** Its lines as they are written on an envelope. */
  @Column({ type: 'text', nullable: true })
  address: string | null;

  /** Number of the registration for tax. */
  @Column({ type: 'text', nullable: true })
  taxNumber: string | null;

  @Column({ type: 'text', nullable: true })
  footer: string | null;

  /** IANA name. */
  @Column({ type: 'text' })
  timeZone: string;

  @Column({ type: 'text' })
  language: Language;

  @Column({ type: 'integer' })
  defaultDueDays: number;

  /** Per cent, as exact decimal text: what people are offered for a new line. Nothing else uses it. */
  @Column({ type: 'text', nullable: true })
  defaultTaxRate: string | null;

  /** `#rrggbb`. */
  @Column({ type: 'text', nullable: true })
  color: string | null;

  @Column({ type: 'jsonb', nullable: true, update: false })
  logo: LogoFacts | null;

  /** PNG; read and written by itself. */
  @Column({ type: 'bytea', nullable: true, select: false, insert: false, update: false })
  logoImage: Buffer | null;

  @TimeColumn()
  updatedAt: Date;
}
