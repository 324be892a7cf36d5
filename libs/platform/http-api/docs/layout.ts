import { type Html, html } from './html';

/** An entry of the navigation. */
export interface NavigationEntry {
  readonly path: string;
  readonly title: string;
  /** Only operations have one. */
  readonly method?: string;
}

export interface NavigationGroup {
  readonly title: string;
  readonly places: readonly NavigationEntry[];
}

export interface Layout {
  readonly title: string;
  readonly path: string;
  readonly groups: readonly NavigationGroup[];
  /** URLs of the files that every page loads. */
  readonly files: { readonly styles: string; readonly script: string };
  readonly content: Html;
}

/**
 * A complete page around `content`. It is always in English, like the API and its samples. It ignores the language
 * of the browser.
 */
export function layout({ title, path, groups, files, content }: Layout): string {
  return html`<!doctype html>
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title === 'Remit API' ? title : `${title} - Remit API`}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${files.styles}" />
        <script src="${files.script}" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
          <a class="brand" href="/docs">Remit <span>API</span></a>
          <form class="search" role="search" action="/docs/search">
            <input
              type="search"
              name="q"
              placeholder="Search"
              aria-label="Search the documents"
              autocomplete="off"
              spellcheck="false"
              maxlength="100"
            />
            <ul class="found" id="found" hidden></ul>
          </form>
          <a class="aside" href="/openapi.json">OpenAPI</a>
        </header>
        <div class="sheet">
          <nav aria-label="Documents">
            <details class="menu">
              <summary>Contents</summary>
              ${groups.map((group) => navGroup(group, path))}
            </details>
          </nav>
          <main id="content">${content}</main>
        </div>
      </body>
    </html> `.text;
}

function navGroup({ title, places }: NavigationGroup, path: string): Html {
  const isHere = places.some((place) => place.path === path);
  return html`<details${isHere || title === 'Guides' ? html` open` : undefined}><summary>${title}</summary><ul>${places.map(
    (place) =>
      html`<li>
        <a href="${place.path}" ${place.path === path ? html` aria-current="page"` : undefined}
          >${place.title}${badge(place)}</a
        >
      </li>`,
  )}</ul></details>`;
}

export const badge = ({ method }: { readonly method?: string }): Html | undefined =>
  method === undefined ? undefined : html`<span class="method ${method.toLowerCase()}">${method}</span>`;
