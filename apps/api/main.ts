import { main } from './serve';

/**
 * The server without a bundle, for `nest start`, `npm run dev` and a debugger. `npm run serve` and the image run
 * `bundle/main.ts`.
 */
main();
