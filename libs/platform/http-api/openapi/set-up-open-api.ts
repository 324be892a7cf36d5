import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { DescribedWebhooks } from './described-webhooks';
import { GUIDES, guideIn } from '../docs/guides';
import { guides } from './guides';
import { operationIdOf } from './operation-id';
import { serveDocuments } from './serve-documents';
import { withStandardAnswers } from './standard-answers';
import { VERSION_NAMES } from '../versions/answer-version';
import { TAGS } from './tags';

/** What an application adds to the documents. */
export interface AddedDocuments {
  /** Further guides of `/docs`, in Markdown. */
  readonly guides: readonly string[];
  /** Makes the document of `/v1` from that of `/api/v1`. */
  readonly flexpriceDocument: (document: OpenAPIObject) => OpenAPIObject;
}

/**
 * Sets up `/docs`, `/openapi.json`, `/openapi.yaml`, `/v1/openapi.json` and `/llms.txt`. This server delivers every
 * byte of them.
 */
export function setUpOpenApi(app: NestExpressApplication, added: AddedDocuments): void {
  let made: OpenAPIObject | undefined;
  const document = () => (made ??= createOpenApiDocument(app, added.guides));
  serveDocuments(app, document, () => added.flexpriceDocument(document()), [...GUIDES, ...added.guides.map(guideIn)]);
}

/** The OpenAPI 3.1 document of the application, made from the classes that also validate. */
function createOpenApiDocument(app: NestExpressApplication, more: readonly string[]): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Remit')
    .setDescription(guides(more))
    .setVersion(VERSION_NAMES.at(-1) ?? '')
    .addServer('/', 'The server of this document')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-api-key' }, 'api_key');
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: operationIdOf });
  app.get(DescribedWebhooks, { strict: false }).showIn(document);
  return withStandardAnswers(document);
}
