import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';

/** The optional body field that replaces the header Idempotency-Key. `IdempotencyInterceptor` reads it. */
export function IsIdempotencyKey(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ description: 'Same as the header Idempotency-Key.' }),
    IsOptional(),
    IsString(),
    Length(1, 255),
  );
}
