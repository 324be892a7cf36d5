import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';
import { LONGEST_FIXED_TEXT, LONGEST_TEMPLATE, titleFault, USUAL_TITLE } from '../naming/title-template';

/** Title template for links and invoices of a connection. */
export const TitleTemplateField = () =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'string',
      nullable: true,
      maxLength: LONGEST_TEMPLATE,
      example: USUAL_TITLE,
      description:
        'Title that the payer sees on the page and the receipt: a text with {invoice_number}, {business_name} (the trade name of the business profile, else its legal name, else the name of the tenant) and at most ' +
        `${LONGEST_FIXED_TEXT} other characters. Null: "${USUAL_TITLE}". Remit shortens the name when the title is longer than Nomod accepts.`,
    }),
    IsOptional(),
    ValidateBy({
      name: 'isTitleTemplate',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && titleFault(value) === undefined,
        defaultMessage: (given) =>
          (typeof given?.value === 'string' ? titleFault(given.value) : undefined) ??
          'The title template must be a text.',
      },
    }),
  );
