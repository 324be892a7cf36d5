import { type Html, html } from '../docs/html';
import { errorCatalogue, type ErrorDescription } from './error-catalogue';

/** The target of every error's `doc_url`: the catalogue, with an anchor for each code. */
export function errorsContent(): Html {
  const entries = Object.entries<ErrorDescription>(errorCatalogue).map(([code, description]) =>
    entry(code, description),
  );
  return html`<article class="guide">
    <h1>Errors</h1>
    <p>
      What each code means and what to do. <a href="/docs/guides/errors">How errors look and what to repeat</a>; the
      same as JSON: <a href="/api/v1/errors">/api/v1/errors</a>.
    </p>
    ${entries}
  </article>`;
}

function entry(code: string, { status, message, meaning, cause, fix, retrySafe }: ErrorDescription): Html {
  const rows = [
    ['Status', String(status)],
    ['Message', message],
    ['Meaning', meaning],
    ['Cause', cause],
    ['What to do', fix],
    ['Safe to repeat', retrySafe ? 'Yes, unchanged and with the same Idempotency-Key.' : 'No.'],
  ];
  const list = rows.map(
    ([term = '', text = '']) =>
      html`<dt>${term}</dt>
        <dd>${text}</dd>`,
  );
  return html`<h2 id="${code}"><a href="#${code}">${code}</a></h2>
    <dl>${list}</dl> `;
}
