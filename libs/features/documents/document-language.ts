import { type Language, LANGUAGES } from '@remit/business-profile';

/** `both`: English pages with each word in Arabic too. */
export const DOCUMENT_LANGUAGES = [...LANGUAGES, 'both'] as const;

export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** The language that determines direction and dates. */
export const leading = (language: DocumentLanguage): Language => (language === 'both' ? 'en' : language);
