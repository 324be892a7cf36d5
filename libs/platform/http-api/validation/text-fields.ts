import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength, Length } from 'class-validator';

/** An optional list of texts, as repeated keys or as one text with commas. Clients use both. */
export function IsTextList(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: [String], description }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value)),
    IsArray(),
    ArrayMaxSize(1_000),
    IsString({ each: true }),
    MaxLength(255, { each: true }),
  );
}

/** The optional body field that replaces the header Idempotency-Key. `IdempotencyInterceptor` reads it. */
export function IsIdempotencyKey(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ description: 'Same as the header Idempotency-Key.' }),
    IsOptional(),
    IsString(),
    Length(1, 255),
  );
}
