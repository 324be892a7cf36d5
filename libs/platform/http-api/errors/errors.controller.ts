import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/auth.decorators';
import { ApiField } from '../openapi/api-field';
import { errorCatalogue, type ErrorDescription } from './error-catalogue';

class ErrorDescriptionResponse {
  @ApiProperty({ enum: Object.keys(errorCatalogue) })
  readonly code: string;

  @ApiField.integer('HTTP status')
  readonly status: number;

  @ApiField.text('Default message, used when there is no more precise one')
  readonly message: string;

  @ApiField.text()
  readonly meaning: string;

  @ApiField.text()
  readonly cause: string;

  @ApiField.text()
  readonly fix: string;

  @ApiField.flag('Whether the same request may be sent again unchanged, with the same Idempotency-Key')
  readonly retry_safe: boolean;
}

class ErrorCatalogueResponse {
  @ApiProperty({ type: [ErrorDescriptionResponse] })
  readonly items: ErrorDescriptionResponse[];
}

@ApiTags('errors')
@Public()
@Controller('errors')
export class ErrorsController {
  @Get()
  @ApiOperation({ summary: 'List every error of the API: meaning, cause and fix' })
  @ApiOkResponse({ type: ErrorCatalogueResponse })
  list(): ErrorCatalogueResponse {
    const entries = Object.entries<ErrorDescription>(errorCatalogue);
    return { items: entries.map(([code, { retrySafe, ...rest }]) => ({ code, ...rest, retry_safe: retrySafe })) };
  }
}
