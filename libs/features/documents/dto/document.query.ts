import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../words';

export class DocumentQuery {
  @ApiPropertyOptional({
    enum: DOCUMENT_LANGUAGES,
    description: '`both`: English with Arabic beside it. Default: the language of the business profile.',
  })
  @IsOptional()
  @IsIn(DOCUMENT_LANGUAGES)
  language?: DocumentLanguage;
}
