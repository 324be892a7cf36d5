import { fromRules } from './dto-rules';

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
