import ts from 'typescript';

/**
 * The shape of a payload as plain JSON: `"string"`, `"string | null"`, `{...}`, `["string"]`, `{"[key]": "string"}`.
 */
export type Shape = string | Shape[] | { [member: string]: Shape };

/**
 * Reads the payload type of every event class that a file exports, from its TypeScript. Words (`'webhook' | 'poll'`)
 * count as text: a further word is no change of shape.
 */
export function payloadShapes(file: string, options: ts.CompilerOptions): Map<string, Shape> {
  const program = ts.createProgram([file], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is not a module`);
  const shapes = new Map<string, Shape>();
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!(symbol.flags & ts.SymbolFlags.Class)) continue;
    const payload = checker.getDeclaredTypeOfSymbol(symbol).getProperty('payload');
    if (payload) shapes.set(symbol.name, shapeOf(checker.getTypeOfSymbol(payload), checker));
  }
  return shapes;
}

function shapeOf(type: ts.Type, checker: ts.TypeChecker): Shape {
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (type.flags & ts.TypeFlags.Null) return 'null';
  if (type.isUnion()) return unionOf(type, checker);
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    return element ? [shapeOf(element, checker)] : [];
  }
  if (type.flags & ts.TypeFlags.Object) return membersOf(type, checker);
  throw new Error(`An event payload cannot hold ${checker.typeToString(type)}`);
}

function unionOf(type: ts.UnionType, checker: ts.TypeChecker): Shape {
  const shapes = type.types
    .filter((part) => !(part.flags & ts.TypeFlags.Undefined))
    .map((part) => shapeOf(part, checker));
  const different = [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
  const [only] = different;
  if (different.length === 1 && only !== undefined) return only;
  if (different.every((shape) => typeof shape === 'string')) return [...different].sort(nullLast).join(' | ');
  return { oneOf: different };
}

function membersOf(type: ts.Type, checker: ts.TypeChecker): Shape {
  const members: { [member: string]: Shape } = {};
  for (const property of checker.getPropertiesOfType(type)) {
    const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
    members[`${property.name}${optional}`] = shapeOf(checker.getTypeOfSymbol(property), checker);
  }
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  if (index) members['[key]'] = shapeOf(index, checker);
  return members;
}

const nullLast = (a: string, b: string): number => (a === 'null' ? 1 : b === 'null' ? -1 : a.localeCompare(b));
