import type { Language } from '@remit/business-profile';
import type { WantedLetter } from '@remit/emails';

export type LinkChange = 'linked' | 'unlinked';

interface Facts {
  /** Of the user. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly business: string;
  /** Name of the provider. */
  readonly provider: string;
  readonly url: string;
}

type Named = Pick<Facts, 'name' | 'provider'>;

interface Words {
  readonly subjects: Readonly<Record<LinkChange, (provider: string) => string>>;
  readonly leads: Readonly<Record<LinkChange, (facts: Named) => string>>;
  readonly verb: string;
  readonly note: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    subjects: {
      linked: (provider) => `Your account in Remit was connected with ${provider}`,
      unlinked: (provider) => `Your account in Remit was disconnected from ${provider}`,
    },
    leads: {
      linked: ({ name, provider }) => `${name}, from now on an account at ${provider} signs you in to Remit.`,
      unlinked: ({ name, provider }) => `${name}, your account at ${provider} does not sign you in to Remit any more.`,
    },
    verb: 'Open Remit',
    note: 'If you did not do this, change your password, end your sessions and tell the person who runs Remit for you.',
  },
  ar: {
    subjects: {
      linked: (provider) => `رُبط حسابك في Remit مع ${provider}`,
      unlinked: (provider) => `فُصل حسابك في Remit عن ${provider}`,
    },
    leads: {
      linked: ({ name, provider }) => `${name}، من الآن يسجّل حساب لدى ${provider} دخولك إلى Remit.`,
      unlinked: ({ name, provider }) => `${name}، لم يعد حسابك لدى ${provider} يسجّل دخولك إلى Remit.`,
    },
    verb: 'فتح Remit',
    note: 'إن لم تفعل ذلك فغيّر كلمة المرور وأنهِ جلساتك وأخبر من يدير Remit لديكم.',
  },
};

/** Days that the letter is worth sending. */
const WORTH_DAYS = 3;

/** The e-mail about an account of the provider that was connected or disconnected. */
export function linkLetter(change: LinkChange, facts: Facts, language: Language): WantedLetter {
  const { id, email, business, provider, url } = facts;
  const words = WORDS[language];
  return {
    about: id,
    expiresAt: new Date(Date.now() + WORTH_DAYS * 86_400_000),
    content: {
      to: email,
      fromName: business,
      subject: words.subjects[change](provider),
      lead: words.leads[change](facts),
      verb: words.verb,
      url,
      note: words.note,
    },
  };
}
