import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/sign-in.css';
import './styles/table.css';
import './styles/page.css';
import './styles/evidence.css';
import './styles/forms.css';
import './styles/home.css';
import { Api } from './api/client';
import { firstRequest } from './api/first-request';
import { placeOf } from './pages';

/**
 * The first script, and a small one: what the address needs is asked for and fetched side by side, instead of who is signed in after the scripts, the page
 * after that, and its rows last.
 */
async function start({ pathname, search }: Location): Promise<void> {
  const place = placeOf(pathname);
  new Api(undefined).askAhead('GET', '/session');
  if (place) {
    const request = firstRequest(place, new URLSearchParams(search));
    if (request) new Api(place.environmentId).askAhead(request.method, request.path, request.content);
  }
  // A page that does not arrive is asked for again by its route, which says so when that fails too.
  const [{ show }, loaded] = await Promise.all([import('./main'), place?.page.load().catch(() => undefined)]);
  show(place && loaded && { path: place.page.path, Component: loaded.default });
}

void start(window.location);
