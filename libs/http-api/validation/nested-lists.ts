import { getMetadataStorage } from 'class-validator';

/** A member of a DTO whose items are checked against a DTO of their own. */
export interface NestedList {
  readonly name: string;
  /** Items that it may have. */
  readonly most: number;
}

const known = new Map<object, readonly NestedList[]>();

export function nestedListsOf(dto: object): readonly NestedList[] {
  const lists = known.get(dto) ?? readLists(dto);
  known.set(dto, lists);
  return lists;
}

function readLists(dto: object): NestedList[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto as never, '', false, false);
  return rules
    .filter(({ type, each }) => type === 'nestedValidation' && each)
    .map(({ propertyName: name }) => {
      const bound = rules.find((rule) => rule.propertyName === name && rule.name === 'arrayMaxSize');
      return { name, most: Number(bound?.constraints?.[0] ?? Infinity) };
    });
}
