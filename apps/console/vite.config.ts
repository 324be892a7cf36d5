import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Writes each script and style once more in both encodings, so that the server only has to choose. */
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

/** The first script fetches the others by name; the page names them too, so that the browser need not wait for it. */
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

/** `REMIT_URL=http://127.0.0.1:3000 npx vite apps/console` serves the sources with a running server's API behind them. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [preloaded(), precompressed()],
  build: {
    target: 'es2022',
    // Browsers with light-dark(), which the styles use.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Packages mark themselves for server components, which there are none of here.
      onwarn: (warning, warn) => void (warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning)),
      output: {
        // What changes seldom keeps its name in browsers' caches when a page of ours changes.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]/ },
            // What the first script needs waits for nothing else.
            {
              name: 'ask',
              test: /vite[\\/]preload-helper|src[\\/](api[\\/](client|api-problem|first-request|search-body)|ui[\\/]read-list-params|pages[\\/]\w+[\\/]\w+-search)\.ts$/,
              priority: 1,
            },
            // What most pages share is one file: two dozen small ones cost more than they save.
            {
              name: 'shared',
              test: /node_modules|src[\\/](ui|api|i18n[\\/]en(?![\\/](developers|endpoints|integrations))|session)[\\/]/,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.REMIT_URL ?? 'http://127.0.0.1:3000' } },
});
