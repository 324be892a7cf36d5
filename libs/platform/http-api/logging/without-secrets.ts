/** Keys of ours and of Nomod, secrets of webhooks: what begins like one and goes on for long enough to be one. */
const SECRET = /\b(sk_[a-z]+_|admin_|whsec_|pk_[a-z]+_)[A-Za-z0-9+/_=-]{12,}/g;

/** Addresses of public pages: whoever has one may open it. */
const PAGE = /^\/(i|return)\/[\w-]+/;

/** A text for a log without the secrets that somebody put into it, such as a key in place of an id. */
export function withoutSecrets(text: string): string {
  return text.replace(PAGE, '/$1/[hidden]').replaceAll(SECRET, '$1[hidden]');
}
