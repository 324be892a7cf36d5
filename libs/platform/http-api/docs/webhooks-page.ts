import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schemas } from '../openapi/examples';
import { fields, MAX_DEPTH, type Schema } from './fields';
import { type Html, html } from './html';
import { anchorOf, inline } from './markdown';

type Content = Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;

/** Every event that an endpoint can receive, with its body. */
export function webhooksContent(webhooks: OpenAPIObject['webhooks'] = {}, schemas: Schemas): Html {
  const events = Object.entries(webhooks).map(([name, { post }]) => {
    const body = post?.requestBody && 'content' in post.requestBody ? (post.requestBody.content as Content) : {};
    const { schema, example } = body['application/json'] ?? {};
    return html`<h2 id="${anchorOf(name)}">
        <a href="#${anchorOf(name)}"><code>${name}</code></a>
      </h2>
      <p>${inline(post?.summary ?? '')}</p>
      <details>
        <summary>Body</summary>
        ${schema && fields(schema, schemas, MAX_DEPTH)}
      </details>
      ${
        example === undefined
          ? undefined
          : html`<details>
              <summary>Example</summary>
              <pre><code>${JSON.stringify(example, null, 2)}</code></pre>
            </details>`
      }`;
  });
  return html`<article class="guide">
    <h1>Events</h1>
    <p>
      An endpoint gets the types of events that it names, or all of them.
      <a href="/docs/guides/webhooks">How to receive and verify them</a>.
    </p>
    ${events}
  </article>`;
}
