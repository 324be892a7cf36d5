import { Injectable } from '@nestjs/common';
import { Letters } from '@remit/emails';
import { MemberLog } from './member-log';
import { PeopleRepository } from './people.repository';
import type { Role } from './roles';
import type { User } from './user.entity';

/** Ends the invitations that would give back what was taken from a person. */
@Injectable()
export class LostRights {
  constructor(
    private readonly people: PeopleRepository,
    private readonly letters: Letters,
    private readonly log: MemberLog,
  ) {}

  /**
   * What a person may no longer do, a link must not give back: neither one for the own address, nor one that the person
   * made, which may lead to a second address of the same person. Needs the lock on the members.
   * @param isKept whether a link for the own address with that role is somebody else's word
   */
  async endLinks(
    { id, email }: User,
    { areMadeOnesKept, isKept }: { areMadeOnesKept: boolean; isKept: (role: Role) => boolean },
  ): Promise<void> {
    const now = new Date();
    for (const invitation of await this.people.openInvitations(now)) {
      const { invitedBy, environmentId, role } = invitation;
      const isOwn = invitation.email === email && !isKept(role);
      if (!isOwn && (areMadeOnesKept || invitedBy !== id)) continue;
      invitation.endedAt = now;
      await this.people.saveEnd(invitation);
      await this.letters.cancel(invitation.id);
      const details = { email: invitation.email, role };
      await this.log.record('member.invitation_revoked', invitation.id, environmentId, details);
    }
  }
}
