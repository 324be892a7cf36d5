import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { guides } from './guides';
import { withStandardAnswers } from './standard-answers';

/** `/openapi.json` and `/docs`, every byte served from here. */
export function setUpOpenApi(app: NestExpressApplication): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Remit API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: false, tagsSorter: 'alpha' },
  });
}

/** The OpenAPI 3.1 document of the application, made from the same classes that validate. */
export function createOpenApiDocument(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Remit')
    .setDescription(guides())
    .setVersion('1')
    .addServer('/', 'Where this document came from')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-api-key' }, 'api_key')
    .build();
  return withStandardAnswers(SwaggerModule.createDocument(app, config));
}
