import { getMetadataStorage } from 'class-validator';

type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

/** Makes a function that derives a result from the validation rules of a DTO. The result is cached for each DTO. */
export function fromRules<T extends object>(derive: (rules: Rules) => T): (dto: object) => T {
  const known = new Map<object, T>();
  return (dto) => {
    const found =
      known.get(dto) ?? derive(getMetadataStorage().getTargetValidationMetadatas(dto as never, '', false, false));
    known.set(dto, found);
    return found;
  };
}

/** A list in a DTO whose items are validated against another DTO. */
export interface NestedList {
  readonly name: string;
  /** Maximum number of items. */
  readonly most: number;
}

export const nestedListsOf = fromRules((rules): readonly NestedList[] =>
  rules
    .filter(({ type, each }) => type === 'nestedValidation' && each)
    .map(({ propertyName: name }) => {
      const bound = rules.find((rule) => rule.propertyName === name && rule.name === 'arrayMaxSize');
      return { name, most: Number(bound?.constraints?.[0] ?? Infinity) };
    }),
);
