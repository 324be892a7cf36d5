import { fromRules } from './dto-rules';

/** A member of a DTO whose items are checked against a DTO of their own. */
export interface NestedList {
  readonly name: string;
  /** Items that it may have. */
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
