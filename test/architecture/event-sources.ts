import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { filesBelow, repositoryRoot } from './repository';

const CATALOGUE = 'libs/platform/domain-events/catalogue/';

const code = filesBelow('libs')
  .filter((file) => file.endsWith('.ts') && !/\.(spec|int-spec)\.ts$|\/spec-support\//.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(repositoryRoot, file), 'utf8') }));

/** The libraries whose code makes events of this class, with `new` or with a method of the class. */
export function publishersOf(eventClass: string): string[] {
  const making = new RegExp(`\\b(new ${eventClass}|${eventClass}\\.[a-z]\\w*)\\(`);
  const files = code.filter(({ file, text }) => !file.startsWith(CATALOGUE) && making.test(text));
  return [...new Set(files.map(({ file }) => file.split('/')[2] ?? ''))].sort();
}

/** What the comment of an event's class says. */
export const eventComments: ReadonlyMap<string, string> = new Map(
  code.filter(({ file }) => file.startsWith(CATALOGUE)).flatMap(({ file, text }) => commentsIn(file, text)),
);

function commentsIn(file: string, text: string): [string, string][] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isClassDeclaration).map((declaration) => {
    const [comment] = ts.getJSDocCommentsAndTags(declaration);
    return [declaration.name?.text ?? '', ts.getTextOfJSDocComment(comment?.comment)?.replace(/\s+/g, ' ') ?? ''];
  });
}
