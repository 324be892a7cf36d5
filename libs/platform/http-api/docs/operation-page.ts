import type { Operation } from '../openapi/samples/call';
import type { CodeSample } from '../openapi/samples/add-code-samples';
import type { Schemas } from '../openapi/examples';
import { field, fields, resolved, type Schema } from './fields';
import { type Html, html } from './html';
import { badge } from './layout';
import { inline } from './markdown';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema?: Schema;
}

type Content = Readonly<
  Record<string, { readonly schema?: Schema; readonly example?: unknown; readonly examples?: object }>
>;

/** The page of an operation: what it does, its input and answers, and code to copy. */
export function operationPage(operation: Operation, method: string, path: string, schemas: Schemas): Html {
  const { summary = '', description = '', parameters = [], requestBody, responses } = operation;
  const samples = (operation as { 'x-codeSamples'?: CodeSample[] })['x-codeSamples'] ?? [];
  const body = requestBody && 'content' in requestBody ? (requestBody.content as Content) : undefined;
  return html`<article class="operation">
    <div class="told">
      <h1>${summary}</h1>
      <p class="call">${badge({ method })} <code>${path}</code></p>
      <p>${inline(description)}</p>
    </div>
    <div class="shown">
      ${samples.length === 0 ? html`<p class="soft">Nobody calls this with a key of their own, so there are no samples.</p>` : shownSamples(samples)}
    </div>
    <div class="rest">
      ${asked(parameters as readonly Parameter[], schemas)}
      ${
        body === undefined
          ? undefined
          : html`<h2 id="body">Body</h2>
              ${fields(body['application/json']?.schema ?? {}, schemas)}`
      }
      ${Object.entries(responses).map(([status, response]) =>
        answered(status, response as { readonly description?: string; readonly content?: Content }, schemas),
      )}
    </div>
  </article>`;
}

const PLACES = [
  ['path', 'In the path'],
  ['query', 'In the query'],
  ['header', 'Headers'],
] as const;

function asked(parameters: readonly Parameter[], schemas: Schemas): Html[] {
  return PLACES.flatMap(([place, title]) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    if (here.length === 0) return [];
    const rows = here.map(({ name, required, description, example, schema }) =>
      field(name, { ...resolved(schema ?? {}, schemas), description, example }, required ?? false, schemas),
    );
    return [
      html`<h2 id="${place}">${title}</h2>
        <ul class="fields">
          ${rows}
        </ul>`,
    ];
  });
}

function answered(
  status: string,
  { description = '', content = {} }: { readonly description?: string; readonly content?: Content },
  schemas: Schemas,
): Html {
  const { schema, example, examples } = content['application/json'] ?? {};
  if (Number(status) >= 400) {
    const codes = Object.keys(examples ?? {});
    return html`<h2 id="answer-${status}">${status}</h2>
      <ul class="codes">
        ${codes.map(
          (code) =>
            html`<li>
              <a href="/docs/errors#${code}"><code>${code}</code></a>
            </li>`,
        )}
      </ul>`;
  }
  const others = Object.keys(content).filter((type) => type !== 'application/json');
  return html`<h2 id="answer-${status}">${status}</h2>
    <p>${description === '' ? undefined : inline(description)} ${others.map((type) => html`<code>${type}</code> `)}</p>
    ${schema === undefined ? undefined : fields(schema, schemas)}${
      example === undefined
        ? undefined
        : html`<details>
            <summary>Example</summary>
            <pre><code>${JSON.stringify(example, null, 2)}</code></pre>
          </details>`
    }`;
}

/** Tabs without a script: one radio button each. The styles show the sample of the selected button. */
function shownSamples(samples: readonly CodeSample[]): Html {
  return html`<div class="samples" id="samples">
    ${samples.map(({ lang }, index) => {
      const id = idOf(lang);
      return html`<input
          type="radio"
          name="language"
          id="${id}"
          value="${id}"
          ${index === 0 ? html` checked` : undefined}
        /><label for="${id}">${NAMES[lang] ?? lang}</label>`;
    })}${samples.map(
      ({ lang, label, source }) =>
        html`<div class="sample ${idOf(lang)}">
          ${label === NAMES[lang] ? undefined : html`<p class="soft">${label}</p>`}
          <pre tabindex="0"><code>${source}</code></pre>
        </div>`,
    )}
  </div>`;
}

const NAMES: Readonly<Record<string, string>> = { Shell: 'curl' };
const idOf = (lang: string): string => `in-${lang.toLowerCase()}`;
