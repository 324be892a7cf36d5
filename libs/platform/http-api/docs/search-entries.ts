import { errorCatalogue, type ErrorDescription } from '../errors/error-catalogue';
import { ERRORS_PAGE } from '../errors/error-body';
import type { Guide } from './guides';
import { anchorOf } from './markdown';
import type { DocumentedOperation } from './documented-operations';

export interface SearchEntry {
  readonly path: string;
  readonly title: string;
  readonly about: string;
  /** The text that is searched, in lower case. */
  readonly words: string;
}

/** Operations, guides by their headings, and errors, in the order in which results are shown. */
export function searchEntries(guides: readonly Guide[], operations: readonly DocumentedOperation[]): SearchEntry[] {
  const parts = guides.flatMap(({ path, title, text }) =>
    text.split(/^(?=##? )/m).map((part) => {
      const [, heading = title] = /^##? (.*)$/m.exec(part) ?? [];
      const anchor = part.startsWith('## ') ? `#${anchorOf(heading)}` : '';
      return entry(path + anchor, heading, title, part);
    }),
  );
  const calls = operations.map(({ path, method, url, tag, operation }) =>
    entry(path, operation.summary ?? '', `${method} ${url}`, `${operation.operationId} ${tag}`),
  );
  const errors = Object.entries<ErrorDescription>(errorCatalogue).map(([code, { meaning }]) =>
    entry(`${ERRORS_PAGE}#${code}`, code, meaning, 'error'),
  );
  return [...calls, ...parts, ...errors];
}

const entry = (path: string, title: string, about: string, more: string): SearchEntry => ({
  path,
  title,
  about,
  words: `${title} ${about} ${more}`.toLowerCase(),
});

/** The entries that contain every word. */
export function search(entries: readonly SearchEntry[], asked: string): SearchEntry[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? [] : entries.filter((each) => words.every((word) => each.words.includes(word)));
}
