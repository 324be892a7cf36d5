import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

export type Metadata = Record<string, string>;

/** Generous: a return URL of 2048 characters fits a value. Together they stay far below the body limit. */
const LIMITS = { keys: 50, keyLength: 100, valueLength: 4096 } as const;

/** A flat map of text to text: at most 50 keys of 1 to 100 characters, values of at most 4096. */
export function IsMetadata(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'object', additionalProperties: { type: 'string', maxLength: LIMITS.valueLength } }),
    ValidateBy({
      name: 'isMetadata',
      validator: {
        validate: isMetadata,
        defaultMessage: () =>
          `$property must be an object of at most ${LIMITS.keys} texts, with keys of 1 to ${LIMITS.keyLength} and values of at most ${LIMITS.valueLength} characters`,
      },
    }),
  );
}

function isMetadata(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= LIMITS.keys &&
    entries.every(
      ([key, text]: [string, unknown]) =>
        key.length >= 1 &&
        key.length <= LIMITS.keyLength &&
        typeof text === 'string' &&
        text.length <= LIMITS.valueLength,
    )
  );
}
