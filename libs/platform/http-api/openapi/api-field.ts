import { ApiProperty } from '@nestjs/swagger';

const property =
  (schema: object) =>
  (description?: string): PropertyDecorator =>
    ApiProperty({ ...schema, ...(description !== undefined && { description }) });

/** Documents the members of an answer. Every member is always present; an empty one is null. */
export const ApiField = {
  text: property({ type: String }),
  optionalText: property({ type: String, nullable: true }),
  time: property({ type: String, format: 'date-time', example: '2026-01-31T12:00:00.000Z' }),
  optionalTime: property({ type: String, format: 'date-time', nullable: true }),
  /** Decimal text with the digits of its currency. */
  money: property({ type: String, example: '100.00' }),
  integer: property({ type: 'integer' }),
  optionalInteger: property({ type: 'integer', nullable: true }),
  flag: property({ type: Boolean }),
  /** A map of text to text. */
  map: property({ type: 'object', additionalProperties: { type: 'string' } }),
  optionalMap: property({ type: 'object', additionalProperties: { type: 'string' }, nullable: true }),
  /** A map of text to text or null. */
  facts: property({ type: 'object', additionalProperties: { type: ['string', 'null'] } }),
  /** Flexprice's clients expect the member; Remit has no such thing. */
  unused: property({ type: String, nullable: true, description: 'Always null' }),
  oneOf: (values: readonly string[], description?: string) => property({ enum: [...values] })(description),
  optionalOneOf: (values: readonly string[], description?: string) =>
    property({ type: String, enum: [...values, null], nullable: true })(description),
};
