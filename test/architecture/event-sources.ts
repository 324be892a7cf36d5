import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, repositoryRoot } from './repository';

export interface SubscriberSource {
  readonly file: string;
  /** Class of the event it hears. */
  readonly hears: string;
  readonly name: string;
  readonly className: string;
}

const code = filesBelow('libs')
  .filter((file) => file.endsWith('.ts') && !/\.(spec|int-spec)\.ts$|\/spec-support\//.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(repositoryRoot, file), 'utf8') }));

const libOf = (file: string): string => file.split('/')[2] ?? '';

/** Every `@Subscriber` class of the features, read from its source. */
export function subscribersInSource(): SubscriberSource[] {
  const declaration =
    /@Subscriber\(\{\s*to: (\w+),\s*as: '([^']+)',?\s*(?:onlyIf: '\w+',?\s*)?\}\)\s*export class (\w+)/g;
  return code.flatMap(({ file, text }) =>
    [...text.matchAll(declaration)].map(([, hears = '', name = '', className = '']) => ({
      file,
      hears,
      name,
      className,
    })),
  );
}

/** How often the decorator stands in the sources, however it is written. */
export function countOfSubscriberDecorators(): number {
  return code.reduce((sum, { text }) => sum + [...text.matchAll(/^@Subscriber\(/gm)].length, 0);
}

/** The features whose code makes events of this class. */
export function publishersInSource(eventClass: string): string[] {
  const making = new RegExp(`\\bnew ${eventClass}\\(`);
  const libs = code.filter(({ file, text }) => libOf(file) !== 'domain-events' && making.test(text));
  return [...new Set(libs.map(({ file }) => libOf(file)))].sort();
}
