import type { Request, Response } from 'express';

/**
 * Sends the picture, or 304 to a client that has it already.
 * @param caching the Cache-Control header
 */
export function sendLogo(
  request: Request,
  response: Response,
  { digest, image }: { readonly digest: string; readonly image: Buffer },
  caching: string,
): void {
  response.set({ ETag: `"${digest}"`, 'Cache-Control': caching });
  const known = request.headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  if (known.includes(`"${digest}"`) || known.includes('*')) return void response.status(304).end();
  response.status(200).type('png').send(image);
}
