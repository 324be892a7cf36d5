import { html, type Html } from './html';

export function layout(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/en/checkout.css" />
      </head>
      <body>
        <div class="test-mode" role="note"><strong>Test mode</strong> &middot; no money moves, no card is charged</div>
        <main>
          ${content}
          <footer>Nomod sandbox &middot; stands in for Nomod's checkout in tests and demos</footer>
        </main>
      </body>
    </html>`.source;
}

export function merchant(name: string, what: string): Html {
  return html`<div class="merchant">
    <div class="mark" aria-hidden="true">${[...name.trim()][0]?.toUpperCase() ?? '?'}</div>
    <div>
      <p class="name" dir="auto">${name}</p>
      <p class="what">${what}</p>
    </div>
  </div>`;
}

export function statement(
  sign: string,
  tone: 'good' | 'plain',
  heading: string,
  text: string,
  more: Html | null = null,
): Html {
  return html`<section class="card narrow">
    <div class="sign ${tone}" aria-hidden="true">${sign}</div>
    <h1>${heading}</h1>
    <p>${text}</p>
    ${more}
  </section>`;
}
