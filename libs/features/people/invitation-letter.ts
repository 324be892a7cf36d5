import type { Language } from '@remit/business-profile';
import type { WantedLetter } from '@remit/emails';
import type { Invitation } from './invitation.entity';
import type { Role } from './roles';

interface Facts {
  readonly who: string;
  readonly business: string;
  readonly role: string;
}

interface Words {
  readonly roles: Readonly<Record<Role, string>>;
  subject(business: string): string;
  lead(facts: Facts): string;
  readonly verb: string;
  readonly note: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    roles: {
      owner: 'owner',
      admin: 'administrator',
      billing: 'billing',
      support: 'support',
      developer: 'developer',
      'read-only': 'read only',
    },
    subject: (business) => `${business} invites you to Remit`,
    lead: ({ who, business, role }) => `${who} invites you to work for ${business} in Remit, with the role ${role}.`,
    verb: 'Accept the invitation',
    note: 'The link works once, for three days. If you expected no invitation, ignore this e-mail.',
  },
  ar: {
    roles: {
      owner: 'مالك',
      admin: 'مدير',
      billing: 'فوترة',
      support: 'دعم',
      developer: 'مطوّر',
      'read-only': 'قراءة فقط',
    },
    subject: (business) => `دعوة من ${business} إلى Remit`,
    lead: ({ who, business, role }) => `يدعوك ${who} للعمل لدى ${business} في Remit، بدور: ${role}.`,
    verb: 'قبول الدعوة',
    note: 'يعمل الرابط مرة واحدة خلال ثلاثة أيام. إذا لم تكن تتوقع دعوة، فتجاهل هذه الرسالة.',
  },
};

/** The e-mail of an invitation. */
export function invitationLetter(
  { id, email, role, invitedByName, expiresAt }: Invitation,
  business: string,
  url: string,
  language: Language,
): WantedLetter {
  const words = WORDS[language];
  const content = {
    to: email,
    fromName: business,
    subject: words.subject(business),
    lead: words.lead({ who: invitedByName ?? business, business, role: words.roles[role] }),
    verb: words.verb,
    url,
    note: words.note,
  };
  return { about: id, expiresAt, content };
}
