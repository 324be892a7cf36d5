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
import { recallZone } from './ui/zone';

/**
 * The small first script. It requests the session, the scripts, the page and its first rows in parallel. Otherwise
 * the session would be requested after the scripts, then the page, and its rows last.
 */
async function start({ pathname, search }: Location): Promise<void> {
  const place = placeOf(pathname);
  new Api(undefined).askAhead('GET', '/session');
  if (place) {
    recallZone(place.environmentId);
    const request = firstRequest(place, new URLSearchParams(search));
    if (request) new Api(place.environmentId).askAhead(request.method, request.path, request.content);
  }
  // A page that fails to load is loaded again by its route, which reports a second failure.
  const [{ show }, loaded] = await Promise.all([import('./main'), place?.page.load().catch(() => undefined)]);
  show(place && loaded && { path: place.page.path, Component: loaded.default });
}

void start(window.location);
