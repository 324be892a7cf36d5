import type { Answer } from '../support/ask';

const OWN_HEADERS = /^(x-request-id|date|content-length|ratelimit.*|connection|keep-alive)$/;

/** The part of an answer that must not depend on whose id was requested: all except ids, times and the request id. */
export function normalAnswer({ status, headers, text }: Answer, askedId: string): string {
  const names = [...headers.keys()].filter((name) => !OWN_HEADERS.test(name)).sort();
  const plain = text
    .replaceAll(askedId, '<asked>')
    .replace(/\b[a-z]+_[0-9A-Z]{26}\b/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/\/i\/[\w-]{64}/g, '<page>')
    .replace(/\bsk_\w+_\*\*\*[\w-]{4}/g, '<display>')
    .replace(/\bsk_[\w-]{60,}/g, '<key>')
    .replace(/\bwhsec_[\w+/=]+/g, '<secret>')
    .replace(/"last4":"[^"]*"/g, '<last4>')
    .replace(/ext-[0-9a-f]{16}/g, '<external>');
  return `${status} ${names.join(',')} ${plain}`;
}
