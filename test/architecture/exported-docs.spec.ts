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

/** Methods that a framework calls, described there. */
const OF_FRAMEWORK: Readonly<Record<string, readonly string[]>> = {
  NestInterceptor: ['intercept'],
  ExceptionFilter: ['catch'],
  LoggerService: ['log', 'fatal', 'error', 'warn', 'debug', 'verbose'],
  OnModuleInit: ['onModuleInit'],
  OnModuleDestroy: ['onModuleDestroy'],
};

const HIDDEN: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.PrivateKeyword,
  ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.OverrideKeyword,
];

interface Method {
  readonly name: string;
  readonly node: ts.SignatureDeclaration;
  readonly docs: string;
}

/** The public methods of an exported class, but those that a port or a framework describes. */
function methodsOf(exported: Exported): Method[] {
  const declaration = declarationOf(exported);
  if (!declaration || !ts.isClassDeclaration(declaration)) return [];
  const bases = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
    types.map((type) => type.expression.getText()),
  );
  if (bases.includes('PaymentGateway')) return [];
  const described = bases.flatMap((base) => OF_FRAMEWORK[base] ?? []);
  return declaration.members
    .filter((one): one is ts.MethodDeclaration => ts.isMethodDeclaration(one))
    .filter((one) => !ts.getModifiers(one)?.some(({ kind }) => HIDDEN.includes(kind)))
    .filter(({ name }) => !described.includes(name.getText()))
    .map((node) => ({ name: `${exported.file}: ${exported.name}.${node.name.getText()}`, node, docs: docsOf(node) }));
}

function functionOf(exported: Exported): Method[] {
  const declaration = declarationOf(exported);
  const name = `${exported.file}: ${exported.name}`;
  if (!declaration || ts.isClassDeclaration(declaration)) return [];
  if (ts.isFunctionDeclaration(declaration)) return [{ name, node: declaration, docs: docsOf(declaration) }];
  const value = (declaration as ts.VariableStatement).declarationList.declarations[0]?.initializer;
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
    ? [{ name, node: value, docs: docsOf(declaration) }]
    : [];
}

const docsOf = (node: ts.Node) =>
  ts
    .getJSDocCommentsAndTags(node)
    .map((one) => one.getText())
    .join(' ');

/** Whether the body itself throws; calls and inner functions are not followed. */
function throws(node: ts.Node): boolean {
  return ts.isThrowStatement(node) || (ts.forEachChild(node, (one) => !ts.isFunctionLike(one) && throws(one)) ?? false);
}

/** A name that says what the number counts. */
const SAYS_UNIT =
  /([a-z](Ms|Seconds|Minutes|Hours|Days|Bytes|Minor|Digits)|^(ms|milliseconds|seconds|days|bytes|minor|places|tries)|^daysLater|^(most|limit|status|port|version))$/;

const isNumber = ({ type, initializer }: ts.ParameterDeclaration) =>
  type ? /^number\b/.test(type.getText()) : initializer !== undefined && ts.isNumericLiteral(initializer);

const isDocumented = (node: ts.Node) => ts.getJSDocCommentsAndTags(node).length > 0;

/** A module and an answer of the API are described elsewhere: by the README of the lib and by the OpenAPI document. */
const isDescribedElsewhere = ({ file }: Exported) => /\.(module|dto|query)\.ts$/.test(file);

describe('What a library exports', () => {
  const exported = indexes.flatMap(exportedBy).filter((one) => !isDescribedElsewhere(one));
  it('says what it means: every class and function that an index exports has a docstring', () => {
    expect(exported.length).toBeGreaterThan(200);
    const silent = exported.filter((one) => {
      const declaration = declarationOf(one);
      return declaration !== undefined && !isDocumented(declaration);
    });
    expect(silent.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  const methods = exported.filter(({ file }) => !file.endsWith('.entity.ts')).flatMap(methodsOf);

  it('says what each method means', () => {
    expect(methods.length).toBeGreaterThan(300);
    expect(methods.filter(({ docs }) => docs === '').map(({ name }) => name)).toEqual([]);
  });

  it('names the errors of each method and function that throws', () => {
    const silent = [...methods, ...exported.flatMap(functionOf)].filter(
      ({ node, docs }) => 'body' in node && node.body && throws(node.body) && !docs.includes('@throws'),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('gives the unit of each number, by its name or in the docstring', () => {
    const silent = [...methods, ...exported.flatMap(functionOf)].flatMap(({ name, node, docs }) =>
      node.parameters
        .filter((one) => isNumber(one) && !SAYS_UNIT.test(one.name.getText()))
        .filter((one) => !docs.includes(`@param ${one.name.getText()}`) && !docs.includes(`\`${one.name.getText()}\``))
        .map((one) => `${name}: ${one.name.getText()}`),
    );
    expect(silent).toEqual([]);
  });
});
