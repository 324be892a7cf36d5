import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Writes each script and style additionally in both encodings, so that the server only has to choose one. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    writeBundle: ({ dir = '' }) => {
      const assets = path.join(dir, 'assets');
      for (const name of readdirSync(assets).filter((file) => /\.(js|css)$/.test(file))) {
        const file = path.join(assets, name);
        const content = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(content));
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

/**
 * The first script imports the others by name. The page preloads them, so that the browser need not wait for the
 * first script.
 */
function preloaded(): Plugin {
  return {
    name: 'preloaded',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const main = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'main');
        if (main?.type !== 'chunk') throw new Error('The build has no chunk of the name main');
        const named = [main.fileName, ...main.imports].filter((name) => !html.includes(name));
        return named.map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}

const SHARED =
  /node_modules(?![\\/]qrcode)|src[\\/](ui|api|i18n[\\/]en(?![\\/](developers|endpoints|integrations))|session[\\/](may-do|session)\.)/;

/** Only lists show these. The first load of any other page goes without them. */
const LISTS = /src[\\/](ui[\\/](filters|list-(page|params|preferences|table)|pager)|i18n[\\/]late[\\/]lists)\.tsx?$/;

/** Only dialogs and forms show these. They load with the first one. */
const FORMS =
  /components[\\/](Checkbox|PasswordInput|Switch|Textarea)[\\/]|src[\\/]ui[\\/](amount-field|confirm-dialog|form-drawer|reason-field|secret-field|use-form)\.tsx?$/;

/** Only a few pages and forms choose from tabs or a list that can be searched. */
const TABS = /components[\\/]Tabs[\\/]|src[\\/]ui[\\/]tab-list\.tsx$/;
const SELECTS = /components[\\/](Select|Combobox)[\\/]/;

/** `REMIT_URL=http://127.0.0.1:3000 npx vite apps/console` serves the sources with the API of a running server. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [preloaded(), precompressed()],
  build: {
    target: 'es2022',
    // Browsers that support light-dark(), which the styles use.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Packages contain directives for server components, which the console does not use.
      onwarn: (warning, warn) => void (warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning)),
      output: {
        // Rarely changed code keeps its file name, and so stays in browser caches when a page changes.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]/ },
            // Code that the first script needs is separate, so that it waits for no other code.
            {
              name: 'ask',
              test: /vite[\\/]preload-helper|src[\\/](api[\\/](client|api-problem|first-request|search-body)|ui[\\/]read-list-params|pages[\\/]\w+[\\/]\w+-search)\.ts$/,
              priority: 1,
            },
            // Code that most pages share is in one file, because two dozen small files cost more than they save.
            {
              name: 'shared',
              test: (id) => SHARED.test(id) && ![LISTS, FORMS, TABS, SELECTS].some((late) => late.test(id)),
              minShareCount: 3,
            },
            { name: 'lists', test: LISTS },
            { name: 'forms', test: FORMS },
            { name: 'tabs', test: TABS },
            { name: 'selects', test: SELECTS },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.REMIT_URL ?? 'http://127.0.0.1:3000' } },
});
