import { type Language, LANGUAGES } from '@remit/business-profile';
import type { Request } from 'express';

/** The payer's choice, otherwise the browser's preference, otherwise the language of the business. */
export function languageOf(request: Request, ofBusiness: Language = 'en'): Language {
  const chosen = LANGUAGES.find((language) => language === request.query.lang);
  if (chosen) return chosen;
  // Without the header, Express would accept every language.
  if (request.headers['accept-language'] === undefined) return ofBusiness;
  const accepted = request.acceptsLanguages([...LANGUAGES]);
  return LANGUAGES.find((language) => language === accepted) ?? ofBusiness;
}

export const otherThan = (language: Language): Language => (language === 'en' ? 'ar' : 'en');

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
