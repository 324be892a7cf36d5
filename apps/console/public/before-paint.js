// Theme and direction before the first paint, so that nothing flashes. A file of its own: the content security policy allows no inline script.
(function () {
  var chosen = localStorage.getItem('mantine-color-scheme-value');
  var prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  var dark = chosen === 'dark' || (chosen !== 'light' && prefersDark);
  var language = localStorage.getItem('remit-language') === 'ar' ? 'ar' : 'en';
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  document.documentElement.setAttribute('lang', language);
  document.documentElement.setAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
})();
