import { Module } from '@nestjs/common';
import { EmailsModule } from '@remit/emails';
import { GuessRepository } from './guess.repository';
import { InvitationsService } from './invitations.service';
import { InvitationAcceptance } from './invitation-acceptance';
import { LostRights } from './lost-rights';
import { MemberAccess } from './member-access';
import { MemberLog } from './member-log';
import { MembersController } from './members.controller';
import { MembersService } from './members.service';
import { OwnersController } from './owners.controller';
import { PasswordSignIn } from './password-sign-in';
import { PasskeyRepository } from './passkeys/passkey.repository';
import { Passkeys } from './passkeys/passkeys';
import { Passwords } from './passwords';
import { PeopleRepository } from './people.repository';
import { PersonNotes } from './person-notes';
import { IdentityProvider } from './provider/identity-provider';
import { LinkedAccounts } from './provider/linked-accounts';
import { ProvidedMemberships } from './provider/provided-memberships';
import { ProviderSignIn } from './provider/provider-sign-in';
import { RightsOfMembers } from './rights-of-members';
import { SecondFactor } from './second-factor';
import { SignInLimits } from './sign-in-limits';
import { SignInProof } from './sign-in-proof';
import { NoteActWhenPersonActed } from './subscribers/note-act-when-person-acted.subscriber';
import { UserRepository } from './user.repository';

@Module({
  imports: [EmailsModule],
  controllers: [MembersController, OwnersController],
  providers: [
    GuessRepository,
    IdentityProvider,
    InvitationsService,
    InvitationAcceptance,
    LinkedAccounts,
    LostRights,
    MemberAccess,
    MemberLog,
    MembersService,
    NoteActWhenPersonActed,
    PasskeyRepository,
    Passkeys,
    PasswordSignIn,
    Passwords,
    PeopleRepository,
    PersonNotes,
    ProvidedMemberships,
    ProviderSignIn,
    RightsOfMembers,
    SecondFactor,
    SignInLimits,
    SignInProof,
    UserRepository,
  ],
  exports: [
    IdentityProvider,
    InvitationAcceptance,
    LinkedAccounts,
    MemberAccess,
    Passkeys,
    PasswordSignIn,
    PersonNotes,
    ProviderSignIn,
    SecondFactor,
    SignInProof,
  ],
})
export class PeopleModule {}
