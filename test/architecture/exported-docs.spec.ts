import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { filesBelow, repositoryRoot } from './repository';

const read = (file: string) =>
  ts.createSourceFile(file, readFileSync(path.join(repositoryRoot, file), 'utf8'), ts.ScriptTarget.Latest, true);

const files = new Set(filesBelow('libs').filter((file) => file.endsWith('.ts')));
const indexes = [...files].filter((file) => /^libs\/(features|platform)\/[^/]+\/index\.ts$/.test(file));

/** The file that `./x` names in a file. */
function fileOf(from: string, specifier: string): string | undefined {
  const base = path.posix.join(path.posix.dirname(from), specifier);
  return [`${base}.ts`, `${base}/index.ts`].find((file) => files.has(file));
}

interface Exported {
  readonly file: string;
  readonly name: string;
}

/** The names that an index gives to other libs, each with the file that declares it. */
function exportedBy(index: string): Exported[] {
  return read(index).statements.flatMap((statement): Exported[] => {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) return [];
    const file = fileOf(index, (statement.moduleSpecifier as ts.StringLiteral).text);
    if (file === undefined) return [];
    const { exportClause } = statement;
    if (exportClause === undefined) return exportedBy(file);
    if (!ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.map((one) => ({ file, name: (one.propertyName ?? one.name).text }));
  });
}

const isFunction = (value: ts.Expression | undefined) =>
  value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));

/** The documented part of a declaration of a class or function; undefined for other declarations. */
function declarationOf({ file, name }: Exported): ts.Node | undefined {
  for (const statement of read(file).statements) {
    if ((ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) && statement.name?.text === name)
      return statement;
    if (!ts.isVariableStatement(statement)) continue;
    const [variable] = statement.declarationList.declarations;
    if (variable && ts.isIdentifier(variable.name) && variable.name.text === name && isFunction(variable.initializer))
      return statement;
  }
  return undefined;
}

const isDocumented = (node: ts.Node) => ts.getJSDocCommentsAndTags(node).length > 0;

/** A module and an answer of the API are described elsewhere: by the README of the lib and by the OpenAPI document. */
const isDescribedElsewhere = ({ file }: Exported) => /\.(module|dto|query)\.ts$/.test(file);

describe('What a library exports', () => {
  it('says what it means: every class and function that an index exports has a docstring', () => {
    const exported = indexes.flatMap(exportedBy).filter((one) => !isDescribedElsewhere(one));
    expect(exported.length).toBeGreaterThan(200);
    const silent = exported.filter((one) => {
      const declaration = declarationOf(one);
      return declaration !== undefined && !isDocumented(declaration);
    });
    expect(silent.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });
});
