import { ApiPropertyOptional } from '@nestjs/swagger';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '@remit/documents';
import { IsCurrencyCode } from '@remit/http-api';
import { IsIn, IsOptional } from 'class-validator';
import { PeriodQuery } from './period.query';

export class StatementFileQuery extends PeriodQuery {
  @ApiPropertyOptional({
    enum: DOCUMENT_LANGUAGES,
    description: '`both`: English with Arabic beside it. Default: the language of the business profile.',
  })
  @IsOptional()
  @IsIn(DOCUMENT_LANGUAGES)
  language?: DocumentLanguage;

  @ApiPropertyOptional({
    type: String,
    example: 'AED',
    description: 'ISO 4217 code. Needed when the statement has more than one currency: a file is about one.',
  })
  @IsOptional()
  @IsCurrencyCode()
  currency?: string;
}
