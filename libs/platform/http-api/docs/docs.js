// Works on pages that say everything without it: copies code, remembers the language of samples, and searches while you type.
(() => {
  const wide = matchMedia('(min-width: 50.01rem)');
  const menu = document.querySelector('.menu');
  const openMenu = () => (menu.open = wide.matches);
  wide.addEventListener('change', openMenu);
  openMenu();
  document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest' });

  const remembered = (() => {
    try {
      return localStorage.getItem('remit.docs.language');
    } catch {
      return null;
    }
  })();
  const chosen = remembered && document.getElementById(remembered);
  if (chosen) chosen.checked = true;
  document.addEventListener('change', ({ target }) => {
    if (target.name !== 'language') return;
    try {
      localStorage.setItem('remit.docs.language', target.id);
    } catch {
      // A browser that keeps nothing asks again on the next page.
    }
  });

  for (const pre of document.querySelectorAll('pre')) {
    const frame = document.createElement('div');
    frame.className = 'copied';
    pre.replaceWith(frame);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(pre);
        button.textContent = 'Press Ctrl-C';
      }
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    });
    frame.append(pre, button);
  }

  const input = document.querySelector('.search input');
  const found = document.getElementById('found');
  let entries;
  const load = () => (entries ??= fetch('/docs/search.json').then((answer) => (answer.ok ? answer.json() : [])));
  const show = async () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const all = words.length === 0 ? [] : await load().catch(() => []);
    const hits = all.filter(({ words: text }) => words.every((word) => text.includes(word))).slice(0, 12);
    found.replaceChildren(
      ...hits.map(({ path, title, about }) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        const small = document.createElement('small');
        link.href = path;
        link.textContent = title;
        small.textContent = about;
        link.append(small);
        item.append(link);
        return item;
      }),
    );
    found.hidden = hits.length === 0;
  };
  input.addEventListener('focus', () => void load().catch(() => (entries = undefined)));
  input.addEventListener('input', show);
  const links = () => [...found.querySelectorAll('a')];
  document.querySelector('.search').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      found.hidden = true;
      return input.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || found.hidden) return;
    event.preventDefault();
    const all = links();
    const next = all.indexOf(document.activeElement) + step;
    (next < 0 ? input : all[next % all.length]).focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (!target.closest('.search')) found.hidden = true;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.closest('input, textarea')) return;
    event.preventDefault();
    input.focus();
  });
})();
