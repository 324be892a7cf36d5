import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

type Webhooks = NonNullable<OpenAPIObject['webhooks']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** What this server sends to others. The feature that sends it says how it looks, the OpenAPI document shows it. */
@Injectable()
export class DescribedWebhooks {
  private readonly described: { webhooks: Webhooks; schemas: Schemas }[] = [];

  add(webhooks: Webhooks, schemas: Schemas): void {
    this.described.push({ webhooks, schemas });
  }

  /** Adds them to a document. */
  showIn(document: OpenAPIObject): void {
    for (const { webhooks, schemas } of this.described) {
      document.webhooks = { ...document.webhooks, ...webhooks };
      document.components = { ...document.components, schemas: { ...document.components?.schemas, ...schemas } };
    }
  }
}
