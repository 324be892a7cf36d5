import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { isCardData } from './card-data';

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
        defaultMessage: (refused) =>
          isMap(refused?.value) && holdsCardData(refused.value)
            ? '$property must not hold card numbers or security codes'
            : `$property must be an object of at most ${LIMITS.keys} texts, with keys of 1 to ${LIMITS.keyLength} and values of at most ${LIMITS.valueLength} characters`,
      },
    }),
  );
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const holdsCardData = (value: object): boolean =>
  Object.entries(value).some(([key, text]: [string, unknown]) => typeof text === 'string' && isCardData(key, text));

function isMetadata(value: unknown): boolean {
  if (!isMap(value) || holdsCardData(value)) return false;
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
