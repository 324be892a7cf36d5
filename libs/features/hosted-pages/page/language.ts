import { type Language, LANGUAGES } from '@remit/business-profile';
import type { Request } from 'express';

/** The payer's choice, otherwise the browser's preference, otherwise the language of the business. */
export function languageOf(request: Request, ofBusiness: Language = 'en'): Language {
  const chosen = LANGUAGES.find((language) => language === request.query.lang);
  if (chosen) return chosen;
  // The best first; `*`, also for a missing header, prefers none of them.
  const wanted = request.acceptsLanguages().map((tag) => tag.toLowerCase().split('-')[0]);
  return wanted.flatMap((tag) => LANGUAGES.find((language) => language === tag) ?? [])[0] ?? ofBusiness;
}

/** The other language of the page. */
export const otherThan = (language: Language): Language => (language === 'en' ? 'ar' : 'en');

/** The direction of writing, for the attribute `dir`. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
