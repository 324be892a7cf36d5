import { main } from './serve';

/** The server, module by module: what `nest start`, `npm run dev` and a debugger run. `npm run serve` and the image run `bundle/main.ts`. */
main();
