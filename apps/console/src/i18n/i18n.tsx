import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { en, type FirstMessages, type MessageKey, type Messages } from './en/index';
import { lateTexts } from './late/late-texts';

export type Language = 'en' | 'ar';

export type Values = Record<string, string | number>;

export interface I18n {
  language: Language;
  /** Locale for Intl. Digits are European in both languages, because amounts and ids are copied between systems. */
  locale: string;
  direction: 'ltr' | 'rtl';
  t(key: MessageKey, values?: Values): string;
  /** The text of a key that is built at run time; the fallback when the key does not exist. */
  word(key: string, fallback: string): string;
  setLanguage(language: Language): void;
}

const STORED = 'remit-language';
const Context = createContext<I18n | null>(null);

/** The language that was chosen before, otherwise the first one of the browser that Remit speaks. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(STORED);
  if (chosen === 'ar' || chosen === 'en') return chosen;
  const spoken = navigator.languages.map((name) => name.slice(0, 2).toLowerCase());
  return spoken.find((name) => name === 'ar' || name === 'en') === 'ar' ? 'ar' : 'en';
}

export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [messages, setMessages] = useState<FirstMessages | Messages | null>(language === 'en' ? en : null);

  useEffect(() => {
    let current = true;
    localStorage.setItem(STORED, language);
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    if (language === 'en') setMessages(en);
    else void import('./ar/index').then(({ ar }) => current && setMessages(ar));
    return () => {
      current = false;
    };
  }, [language]);

  const value = useMemo((): I18n | null => {
    if (!messages) return null;
    // Names, ids and amounts keep their own text direction in a sentence of the other direction.
    const isolate = (value: string | number): string => (language === 'ar' ? `\u2068${value}\u2069` : String(value));
    const known = messages as Readonly<Record<string, string>>;
    const textOf = (key: MessageKey): string => known[key] ?? lateTexts[key] ?? key;
    const locale = language === 'ar' ? 'ar-AE-u-nu-latn' : 'en-GB';
    const t = (key: MessageKey, values: Values = {}): string =>
      formOf(textOf(key), values.count, locale).replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = values[name];
        return value === undefined ? whole : isolate(value);
      });
    return {
      language,
      locale,
      direction: language === 'ar' ? 'rtl' : 'ltr',
      t,
      word: (key, fallback) => known[key] ?? (language === 'en' ? lateTexts[key] : undefined) ?? fallback,
      setLanguage,
    };
  }, [language, messages]);

  return value && <Context value={value}>{children}</Context>;
}

/**
 * Renders each view within again that shows a time when times are shown in another time zone, and keeps what is typed
 * and open in it.
 */
export function ZonedViews({ zone, children }: { zone: string | undefined; children: ReactNode }) {
  const i18n = useI18n();
  const value = useMemo(() => ({ ...i18n, zone }), [i18n, zone]);
  return <Context value={value}>{children}</Context>;
}

const FORM = /^(zero|one|two|few|many|other): /;

/**
 * The form of a text for a count: `one: {count} invoice; other: {count} invoices`. A text without forms stays as it
 * is.
 */
function formOf(text: string, count: string | number | undefined, locale: string): string {
  if (!FORM.test(text)) return text;
  const forms = new Map(text.split('; ').map((form) => form.split(': ', 2) as [string, string]));
  return forms.get(new Intl.PluralRules(locale).select(Number(count))) ?? forms.get('other') ?? text;
}

export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error('useI18n outside I18nProvider');
  return value;
}
