import { Check, Column, Entity } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';

/** Languages of the pages for payers. */
export const LANGUAGES = ['en', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Facts of a logo that need no read of its file. */
export interface LogoFacts {
  /** Digest of its bytes. It changes with the logo. */
  readonly digest: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface BusinessLogo extends LogoFacts {
  /** PNG. */
  readonly image: Buffer;
}

/** An environment has one row. */
export const PROFILE_ID = 'profile';

/** The seller of an environment, as its customers see it. */
@Entity({ name: 'business_profiles' })
@Check('business_profiles_language', `language in ('en', 'ar')`)
@Check('business_profiles_due_days', 'default_due_days between 0 and 365')
@Check('business_profiles_logo', '(logo is null) = (logo_image is null)')
export class BusinessProfile extends ScopedEntity {
  @Column({ type: 'text', nullable: true })
  legalName: string | null;

  @Column({ type: 'text', nullable: true })
  tradeName: string | null;

  /** Lines as on an envelope. */
  @Column({ type: 'text', nullable: true })
  address: string | null;

  /** Tax registration number. */
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

  /** Percent, as exact decimal text. Forms suggest it for a new line; nothing else uses it. */
  @Column({ type: 'text', nullable: true })
  defaultTaxRate: string | null;

  /** `#rrggbb`. */
  @Column({ type: 'text', nullable: true })
  color: string | null;

  @Column({ type: 'jsonb', nullable: true, update: false })
  logo: LogoFacts | null;

  /** PNG. It is read and written separately from the other columns. */
  @Column({ type: 'bytea', nullable: true, select: false, insert: false, update: false })
  logoImage: Buffer | null;

  /** Increases by one with every change; 0 until the first. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @TimeColumn()
  updatedAt: Date;
}
