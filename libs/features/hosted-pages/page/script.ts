/**
 * Polls for changes of the page and reloads it then. A page that waits for a payment or a link polls often for three
 * minutes, then every 5 s; others poll every 15 s. All stop after an hour. A hidden page waits until it is visible.
 */
export const SCRIPT = `(() => {
  const { state, mark, next, wait } = document.body.dataset;
  if (!state) return;
  const opened = Date.now();
  let timer;
  const later = () => {
    const age = Date.now() - opened;
    if (age > 3600000) return;
    clearTimeout(timer);
    timer = setTimeout(look, age > 180000 ? Math.max(Number(wait), 5000) : Number(wait));
  };
  const look = async () => {
    if (document.visibilityState === 'hidden') return;
    try {
      const answer = await fetch(state, { cache: 'no-store' });
      if (answer.ok && (await answer.text()) !== mark) return location.replace(next);
      if (answer.status === 404) return location.replace(next);
    } catch {}
    later();
  };
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
  later();
})();`;
