import { ScopedEntity, TimeColumn } from '@remit/database';
import { Entity } from 'typeorm';

/** A sign-in in two steps that has ended in a session. Its id is the SHA-256 of that of the attempt. */
@Entity({ name: 'finished_sign_ins' })
export class FinishedSignIn extends ScopedEntity {
  @TimeColumn()
  endsAt: Date;
}
