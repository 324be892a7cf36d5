import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** `REMIT_URL=http://127.0.0.1:3000 npx vite apps/console` serves the sources with a running server's API behind them. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    target: 'es2022',
    // Browsers with light-dark(), which the styles use.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // Packages mark themselves for server components, which there are none of here.
      onwarn: (warning, warn) => void (warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning)),
      output: {
        // What changes seldom keeps its name in browsers' caches when a page of ours changes.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack|@mantine|@floating-ui)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.REMIT_URL ?? 'http://127.0.0.1:3000' } },
});
