import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

type Webhooks = NonNullable<OpenAPIObject['webhooks']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/**
 * Messages that this server sends. The feature that sends a message describes it, and the OpenAPI document shows it.
 */
@Injectable()
export class DescribedWebhooks {
  private readonly described: { webhooks: Webhooks; schemas: Schemas }[] = [];

  /** Call it at the start, before the document is made. */
  add(webhooks: Webhooks, schemas: Schemas): void {
    this.described.push({ webhooks, schemas });
  }

  /** Adds the messages to a document. */
  showIn(document: OpenAPIObject): void {
    for (const { webhooks, schemas } of this.described) {
      document.webhooks = { ...document.webhooks, ...webhooks };
      document.components = { ...document.components, schemas: { ...document.components?.schemas, ...schemas } };
    }
  }
}
