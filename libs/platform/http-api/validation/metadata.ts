import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

export type Metadata = Record<string, string>;

/**
 * A return URL of 2048 characters fits a value. The total is limited because lists return the metadata of each
 * record.
 */
const LIMITS = { keys: 50, keyLength: 100, valueLength: 4096, bytes: 16 * 1024 } as const;

const SIZE_MESSAGE = `$property must be at most ${LIMITS.bytes / 1024} KiB as JSON`;

/**
 * A flat map of text to text: at most 50 keys of 1 to 100 characters, values of at most 4096 characters, 16 KiB in
 * total.
 */
export function IsMetadata(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'object', additionalProperties: { type: 'string', maxLength: LIMITS.valueLength } }),
    ValidateBy({
      name: 'isMetadata',
      validator: {
        validate: isMetadata,
        defaultMessage: (refused) =>
          isMap(refused?.value) && !isSmall(refused.value)
            ? SIZE_MESSAGE
            : `$property must be an object of at most ${LIMITS.keys} texts, with keys of 1 to ${LIMITS.keyLength} and values of at most ${LIMITS.valueLength} characters`,
      },
    }),
  );
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const isSmall = (value: unknown): boolean => Buffer.byteLength(JSON.stringify(value)) <= LIMITS.bytes;

/** A field with arbitrary JSON that lists return: at most 16 KiB. */
export function IsSmallJson(): PropertyDecorator {
  return ValidateBy({ name: 'isSmallJson', validator: { validate: isSmall, defaultMessage: () => SIZE_MESSAGE } });
}

function isMetadata(value: unknown): boolean {
  if (!isMap(value) || !isSmall(value)) return false;
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
