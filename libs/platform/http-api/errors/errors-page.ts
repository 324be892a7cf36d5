import { errorCatalogue, type ErrorDescription } from './error-catalogue';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}
h2{margin:2rem 0 .25rem;font-size:1.1rem}dl{display:grid;grid-template-columns:9rem 1fr;gap:.25rem .75rem;margin:0}dt{color:#595959}dd{margin:0}
h2:target{background:#fff3bf}@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}dt{color:#b3b3b3}h2:target{background:#5c4a00}}`;

/** The page that `doc_url` of every error leads to: the catalogue, each code with an anchor. */
export function errorsPage(): string {
  const entries = Object.entries<ErrorDescription>(errorCatalogue).map(([code, description]) =>
    entry(code, description),
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Errors - Remit API</title><style>${STYLE}</style></head>
<body><h1>Errors</h1><p>What each code means and what to do. The same as JSON: <a href="/api/v1/errors">/api/v1/errors</a>. All else: <a href="/docs">/docs</a>.</p>
${entries.join('\n')}
</body>
</html>
`;
}

function entry(code: string, { status, message, meaning, cause, fix, retrySafe }: ErrorDescription): string {
  const rows = [
    ['Status', String(status)],
    ['Message', message],
    ['Meaning', meaning],
    ['Cause', cause],
    ['What to do', fix],
    ['Safe to repeat', retrySafe ? 'Yes, unchanged and with the same Idempotency-Key.' : 'No.'],
  ];
  const list = rows.map(([term = '', text = '']) => `<dt>${term}</dt><dd>${escape(text)}</dd>`).join('');
  return `<h2 id="${code}"><a href="#${code}">${code}</a></h2><dl>${list}</dl>`;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
