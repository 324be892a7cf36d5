import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { type PaymentOptions, USUAL_OPTIONS } from './payment-options';

const DESCRIPTIONS: Readonly<Record<keyof PaymentOptions, string>> = {
  tabby: 'Pay later with Tabby.',
  tamara: 'Pay later with Tamara.',
  tip: 'The payer may add a tip on a payment link. Remit books it separately as `extras_amount`. The page of a pushed invoice accepts no tip.',
  service_fee:
    'The payer pays the fee of the method, if the Nomod account has one. Remit books it separately as `extras_amount`.',
};

const Option = (name: keyof PaymentOptions) =>
  applyDecorators(
    ApiPropertyOptional({ type: 'boolean', nullable: true, description: DESCRIPTIONS[name] }),
    IsOptional(),
    IsBoolean(),
  );

/** An option that is left out or null is taken from the more general level. */
export class PaymentOptionsRequest {
  @Option('tabby')
  tabby?: boolean | null;

  @Option('tamara')
  tamara?: boolean | null;

  @Option('tip')
  tip?: boolean | null;

  @Option('service_fee')
  service_fee?: boolean | null;
}

const Shown = (name: keyof PaymentOptions) =>
  ApiProperty({ description: DESCRIPTIONS[name], example: USUAL_OPTIONS[name] });

export class PaymentOptionsResponse implements PaymentOptions {
  @Shown('tabby')
  readonly tabby: boolean;

  @Shown('tamara')
  readonly tamara: boolean;

  @Shown('tip')
  readonly tip: boolean;

  @Shown('service_fee')
  readonly service_fee: boolean;
}

/** @param description which level it is, and what it overrides */
export const PaymentOptionsField = (description: string) =>
  applyDecorators(
    ApiPropertyOptional({ type: () => PaymentOptionsRequest, nullable: true, description }),
    IsOptional(),
    IsObject(),
    ValidateNested(),
    Type(() => PaymentOptionsRequest),
  );
