import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { DescribedWebhooks } from './described-webhooks';
import { guides } from './guides';
import { operationIdOf } from './operation-id';
import { serveDocuments } from './serve-documents';
import { withStandardAnswers } from './standard-answers';
import { VERSION_NAMES } from '../versions/api-versions';
import { TAGS } from './tags';

/** `/docs`, `/openapi.json`, `/openapi.yaml`, `/v1/openapi.json`, `/llms.txt`: every byte served from here. */
export function setUpOpenApi(app: NestExpressApplication): void {
  let made: OpenAPIObject | undefined;
  const document = () => (made ??= createOpenApiDocument(app));
  serveDocuments(app, document);
  SwaggerModule.setup('docs', app, document, {
    raw: false,
    customSiteTitle: 'Remit API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: false },
  });
}

/** The OpenAPI 3.1 document of the application, made from the same classes that validate. */
export function createOpenApiDocument(app: NestExpressApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Remit')
    .setDescription(guides())
    .setVersion(VERSION_NAMES.at(-1) ?? '')
    .addServer('/', 'Where this document came from')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-api-key' }, 'api_key');
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: operationIdOf });
  app.get(DescribedWebhooks, { strict: false }).showIn(document);
  return withStandardAnswers(document);
}
