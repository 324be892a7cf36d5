import { ApiProperty } from '@nestjs/swagger';

const property =
  (schema: object) =>
  (description?: string): PropertyDecorator =>
    ApiProperty({ ...schema, ...(description !== undefined && { description }) });

/** How the members of an answer are documented. Every member is always there; what may be empty is null. */
export const Shown = {
  text: property({ type: String }),
  optionalText: property({ type: String, nullable: true }),
  time: property({ type: String, format: 'date-time', example: '2026-01-31T12:00:00.000Z' }),
  optionalTime: property({ type: String, format: 'date-time', nullable: true }),
  /** Decimal text with the digits of its currency. */
  money: property({ type: String, example: '100.00' }),
  integer: property({ type: 'integer' }),
  optionalInteger: property({ type: 'integer', nullable: true }),
  flag: property({ type: Boolean }),
  /** Text to text. */
  map: property({ type: 'object', additionalProperties: { type: 'string' } }),
  optionalMap: property({ type: 'object', additionalProperties: { type: 'string' }, nullable: true }),
  /** Text to text or null. */
  facts: property({ type: 'object', additionalProperties: { type: ['string', 'null'] } }),
  /** Flexprice's clients expect the key; there is no such thing here. */
  unused: property({ type: String, nullable: true, description: 'Always null' }),
  oneOf: (values: readonly string[], description?: string) => property({ enum: [...values] })(description),
  optionalOneOf: (values: readonly string[], description?: string) =>
    property({ type: String, enum: [...values, null], nullable: true })(description),
};
