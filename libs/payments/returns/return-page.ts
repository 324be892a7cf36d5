import type { ReturnState } from './return-status';

export type ReturnLanguage = 'en' | 'ar';

/** Seconds after which the page looks again. */
const AGAIN_SECONDS = 5;

const WORDS: Readonly<Record<ReturnLanguage, Readonly<Record<ReturnState, readonly [title: string, text: string]>>>> = {
  en: {
    arrived: ['Thank you', 'Your payment has arrived. You may close this page.'],
    confirming: ['Thank you', 'We are confirming your payment. You may close this page: it is not needed for that.'],
    unknown: ['This page is not known', 'Please open the address that you were given again.'],
  },
  ar: {
    arrived: ['شكرًا لك', 'وصلت دفعتك. يمكنك إغلاق هذه الصفحة.'],
    confirming: ['شكرًا لك', 'نحن نؤكد دفعتك. يمكنك إغلاق هذه الصفحة، فالتأكيد لا يحتاج إليها.'],
    unknown: ['هذه الصفحة غير معروفة', 'يُرجى فتح العنوان الذي أُعطي لك من جديد.'],
  },
};

const STYLE =
  'body{font:1.125rem/1.6 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;background:#f6f7f9;color:#1c2430}' +
  'main{max-width:28rem;padding:2rem;text-align:center}h1{font-size:1.75rem;margin:0 0 .5rem}p{margin:0}' +
  '@media(prefers-color-scheme:dark){body{background:#12161c;color:#eef1f5}}';

/** A page without a script, and without anything about the payment but whether it has arrived. */
export function returnPage(state: ReturnState, language: ReturnLanguage, asksAgain: boolean): string {
  const [title, text] = WORDS[language][state];
  const again = asksAgain ? `<meta http-equiv="refresh" content="${AGAIN_SECONDS}">` : '';
  return (
    `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">${again}` +
    `<title>${title}</title><style>${STYLE}</style></head><body><main role="status"><h1>${title}</h1><p>${text}</p></main></body></html>`
  );
}
