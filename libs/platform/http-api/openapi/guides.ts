import { VERSION_HEADER } from '../versions/answer-version';
import { errorCatalogue, type ErrorDescription } from '../errors/error-catalogue';

export const INTRODUCTION = `Invoices, payment links and payments through Nomod. Amounts are decimal strings with the digits of their currency. Times are UTC in RFC 3339.

Send an API key as \`Authorization: Bearer <key>\` or \`x-api-key: <key>\`, and an \`Idempotency-Key\` with every POST that you may have to retry.
\`/v1\` serves the same API in Flexprice's dialect: its enum values are upper case, everything else is equal.

A version of the API is a date. Each answer names its version in the header \`${VERSION_HEADER}\`. Send that header with your requests to stay on the version.
Without it you get the oldest supported version. Answers of a version that will end carry \`Deprecation\` and \`Sunset\` a year ahead.
New members, operations, event types and error codes may appear within a version: ignore those that you do not know.`;

export const WEBHOOKS = `# Webhooks you receive

Add an endpoint with \`POST /api/v1/webhook-endpoints\`. Store the \`secret\` of the answer: it is shown once. With \`"dialect": "flexprice"\` the endpoint receives objects as \`/v1\` returns them.
Each webhook is a POST with a JSON body
\`{event_type, event_id, api_version, timestamp, tenant_id, environment_id, payment | invoice | customer | connection}\` with the object as it was when the
webhook was queued. Answer 2xx within 15 seconds, and process it afterwards.

Webhooks arrive at least once and in any order: store the \`webhook-id\` and ignore an id that you have processed. Without a 2xx answer Remit retries after
5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. It disables an endpoint that answers 410, or that fails for five days.

Verify every webhook, over the raw bytes of the body, before you read it. The headers are those of [Standard Webhooks](https://www.standardwebhooks.com),
so its libraries work unchanged; \`svix-*\` headers carry the same values. During a rotation \`webhook-signature\` holds a signature for each of the two secrets.

## TypeScript

\`\`\`ts
import { createHmac, timingSafeEqual } from 'node:crypto';

export function verify(secret: string, headers: Record<string, string>, rawBody: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures } = headers;
  if (!id || !signatures || !(Math.abs(Date.now() / 1000 - Number(time)) <= 300)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(\`\${id}.\${time}.\${rawBody}\`).digest();
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
\`\`\`

## Python

\`\`\`python
import base64, hashlib, hmac, time

def verify(secret: str, headers: dict, raw_body: bytes) -> bool:
    id, sent = headers["webhook-id"], headers["webhook-timestamp"]
    if not sent.isdecimal() or abs(time.time() - int(sent)) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    message = f"{id}.{sent}.".encode() + raw_body
    expected = base64.b64encode(hmac.new(key, message, hashlib.sha256).digest())
    given = headers["webhook-signature"].encode().split(b" ")
    return any(hmac.compare_digest(b"v1," + expected, one) for one in given)
\`\`\`

## Go

\`\`\`go
func verify(secret string, header http.Header, rawBody []byte) bool {
	id, sent := header.Get("webhook-id"), header.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(sent, 10, 64)
	if err != nil || math.Abs(float64(time.Now().Unix()-seconds)) > 300 {
		return false
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + sent + "."))
	mac.Write(rawBody)
	expected := mac.Sum(nil)
	for _, signature := range strings.Split(header.Get("webhook-signature"), " ") {
		given, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(signature, "v1,"))
		if err == nil && hmac.Equal(given, expected) {
			return true
		}
	}
	return false
}
\`\`\``;

function errors(): string {
  const rows = Object.entries<ErrorDescription>(errorCatalogue).map(
    ([code, { status, meaning, cause, fix, retrySafe }]) =>
      `| \`${code}\` | ${status} | ${meaning} | ${cause} | ${fix} | ${retrySafe ? 'yes' : 'no'} |`,
  );
  return [
    '# Errors\n',
    '| code | status | meaning | cause | fix | safe to retry |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** The text of the document before the operations, in Markdown. */
export function guides(more: readonly string[]): string {
  return [INTRODUCTION, WEBHOOKS, ...more, errors()].join('\n\n');
}
