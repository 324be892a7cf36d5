import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { errorsContent } from '../errors/errors-page';
import { ERRORS_PAGE } from '../errors/error-body';
import type { Schemas } from '../openapi/examples';
import { type DocumentedOperation, documentedOperations } from './documented-operations';
import type { Guide } from './guides';
import { INTRODUCTION } from '../openapi/guides';
import { type Html, html } from './html';
import { layout, type NavigationGroup } from './layout';
import { markdown } from './markdown';
import { operationPage } from './operation-page';
import { search, searchEntries, type SearchEntry } from './search-entries';
import { webhooksContent } from './webhooks-page';

export interface DocsFile {
  readonly type: string;
  readonly text: string;
  /** The address contains a hash of the content, so it can be cached for ever. */
  readonly isForEver?: true;
  readonly isAbsent?: true;
}

const WEBHOOKS_PAGE = '/docs/webhooks';
const ABSENT = {
  title: 'Not found',
  content: html`<article class="guide">
    <h1>There is no such page</h1>
    <p>Search, or choose from the contents.</p>
  </article>`,
};
const HTML = 'text/html; charset=utf-8';

/**
 * `/docs` and all pages below it, rendered on the server from the OpenAPI document. A page loads only its styles and
 * one small script.
 */
export class DocsSite {
  private readonly operations: readonly DocumentedOperation[];
  private readonly groups: readonly NavigationGroup[];
  private readonly entries: readonly SearchEntry[];
  private readonly schemas: Schemas;
  private readonly files = {
    styles: joined('docs.css', 'page.css', 'reference.css'),
    script: joined('docs.js', 'docs.js'),
  };

  constructor(
    private readonly document: OpenAPIObject,
    private readonly guides: readonly Guide[],
  ) {
    this.operations = documentedOperations(document);
    this.schemas = document.components?.schemas ?? {};
    this.entries = searchEntries(guides, this.operations);
    this.groups = [
      {
        title: 'Guides',
        places: [
          ...guides,
          { path: WEBHOOKS_PAGE, title: 'Webhook events' },
          { path: ERRORS_PAGE, title: 'All error codes' },
        ],
      },
      ...(document.tags ?? []).map(({ name }) => ({
        title: titleOf(name),
        places: this.operations
          .filter(({ tag }) => tag === name)
          .map(({ path, method, operation }) => ({ path, method, title: operation.summary ?? '' })),
      })),
    ];
  }

  /**
   * The file at a path; if there is none, a "not found" page.
   * @param asked the search query
   */
  read(address: string, asked = ''): DocsFile {
    const at = address.replace(/\/+$/, '');
    if (at === '/docs/docs.css')
      return { type: 'text/css; charset=utf-8', text: this.files.styles.text, isForEver: true };
    if (at === '/docs/docs.js')
      return { type: 'text/javascript; charset=utf-8', text: this.files.script.text, isForEver: true };
    if (at === '/docs/search.json')
      return { type: 'application/json; charset=utf-8', text: JSON.stringify(this.entries) };
    const page = this.pageAt(at, asked);
    const { title, content } = page ?? ABSENT;
    return { type: HTML, text: this.whole(at, title, content), ...(page === undefined && { isAbsent: true }) };
  }

  private pageAt(at: string, asked: string): { readonly title: string; readonly content: Html } | undefined {
    if (at === '/docs') return { title: 'Remit API', content: this.start() };
    if (at === '/docs/search') return { title: 'Search', content: this.results(asked) };
    if (at === ERRORS_PAGE) return { title: 'Errors', content: errorsContent() };
    if (at === WEBHOOKS_PAGE)
      return { title: 'Events', content: webhooksContent(this.document.webhooks, this.schemas) };
    const guide = this.guides.find(({ path }) => path === at);
    if (guide) return { title: guide.title, content: html`<article class="guide">${markdown(guide.text)}</article>` };
    const found = this.operations.find(({ path }) => path === at);
    if (!found) return undefined;
    const { operation, method, url } = found;
    return { title: operation.summary ?? url, content: operationPage(operation, method, url, this.schemas) };
  }

  private start(): Html {
    return html`<article class="guide">
      <h1>Remit API</h1>
      ${markdown(INTRODUCTION)}
      <h2>Guides</h2>
      <ul class="tiles">
        ${this.guides.map(
          ({ path, title, about }) =>
            html`<li>
              <a href="${path}"><b>${title}</b><br />${about}</a>
            </li>`,
        )}
      </ul>
      <h2>Operations</h2>
      <ul class="tiles">
        ${(this.document.tags ?? []).map(({ name, description = '' }) => {
          const first = this.operations.find(({ tag }) => tag === name);
          return html`<li>
            <a href="${first?.path ?? '/docs'}"><b>${titleOf(name)}</b><br />${description}</a>
          </li>`;
        })}
      </ul>
      <h2>For programs</h2>
      <p>
        <a href="/openapi.json">/openapi.json</a> and <a href="/openapi.yaml">/openapi.yaml</a> (OpenAPI 3.1),
        <a href="/v1/openapi.json">/v1/openapi.json</a> (Flexprice's dialect), <a href="/llms.txt">/llms.txt</a>,
        <a href="/api/v1/errors">/api/v1/errors</a>.
      </p>
    </article>`;
  }

  private results(asked: string): Html {
    const found = search(this.entries, asked);
    return html`<article class="guide">
      <h1>Search</h1>
      <p>${found.length === 0 ? 'Nothing' : found.length} for <b>${asked}</b></p>
      <ul class="results">
        ${found.map(
          ({ path, title, about }) =>
            html`<li>
              <a href="${path}">${title}<small>${about}</small></a>
            </li>`,
        )}
      </ul>
    </article>`;
  }

  private whole(path: string, title: string, content: Html): string {
    const files = { styles: this.files.styles.url, script: this.files.script.url };
    return layout({ title, path, groups: this.groups, files, content });
  }
}

const titleOf = (tag: string): string => tag.charAt(0).toUpperCase() + tag.slice(1).replaceAll('-', ' ');

/** Files beside this one, joined into one. */
function joined(name: string, ...files: string[]): { readonly url: string; readonly text: string } {
  const text = files.map((file) => readFileSync(path.join(__dirname, file), 'utf8')).join('');
  return { text, url: `/docs/${name}?${createHash('sha256').update(text).digest('hex').slice(0, 12)}` };
}
