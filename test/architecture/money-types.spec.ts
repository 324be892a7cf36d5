import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { filesBelow, repositoryRoot } from './repository';

const sources = filesBelow()
  .filter(
    (file) => /^(libs\/(features|platform)|apps\/api)\/.*\.ts$/.test(file) && !/spec|generated|\.d\.ts$/.test(file),
  )
  .map((file) =>
    ts.createSourceFile(file, readFileSync(path.join(repositoryRoot, file), 'utf8'), ts.ScriptTarget.Latest, true),
  );

/** Every node of the sources for which the rule is broken, as `file:line: text`. */
function broken(rule: (node: ts.Node) => boolean): string[] {
  const found: string[] = [];
  for (const source of sources) {
    const visit = (node: ts.Node): void => {
      if (rule(node)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${source.fileName}:${line + 1}: ${node.getText().split('\n')[0]}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

const isMinor = (name: ts.Node | undefined) => name !== undefined && /(^m|M)inor$/.test(name.getText());

/** `amountMinor`, or `payment.amountMinor`. */
const isAmount = (node: ts.Node | undefined) =>
  node !== undefined &&
  (ts.isPropertyAccessExpression(node) ? isMinor(node.name) : ts.isIdentifier(node) && isMinor(node));

const hasMember = (members: readonly ts.TypeElement[], name: string, type: ts.SyntaxKind) =>
  members.some((one) => ts.isPropertySignature(one) && one.name.getText() === name && one.type?.kind === type);

describe('The types of money', () => {
  it('has no amount in minor units that is a number', () => {
    const wrong = broken(
      (node) =>
        (ts.isPropertySignature(node) ||
          ts.isPropertyDeclaration(node) ||
          ts.isParameter(node) ||
          ts.isVariableDeclaration(node)) &&
        isMinor(node.name) &&
        node.type !== undefined &&
        /\bnumber\b/.test(node.type.getText()),
    );
    expect(wrong).toEqual([]);
  });

  it('turns no amount in minor units into a number', () => {
    const wrong = broken(
      (node) =>
        (ts.isCallExpression(node) &&
          /^(Number|parseFloat|parseInt|Number\.parse(Float|Int))$/.test(node.expression.getText()) &&
          isAmount(node.arguments[0])) ||
        (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken && isAmount(node.operand)),
    );
    expect(wrong).toEqual([]);
  });

  it('declares an amount with its currency once: other types extend Money', () => {
    const wrong = broken(
      (node) =>
        (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) &&
        hasMember([...node.members], 'amountMinor', ts.SyntaxKind.BigIntKeyword) &&
        hasMember([...node.members], 'currency', ts.SyntaxKind.StringKeyword),
    );
    expect(wrong).toEqual([expect.stringMatching(/^libs\/platform\/money\/money-text\.ts:\d+: /)]);
  });
});
