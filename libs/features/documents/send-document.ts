import type { Response } from 'express';
import type { DocumentFile } from './invoice-documents';

/** For the OpenAPI document. */
export const PDF_ANSWER = {
  description: 'The file',
  content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } as const } },
};

/**
 * A browser shows it, and saves it under its own name. No cache stores it: it is personal, and changes with each
 * payment.
 */
export function sendDocument(response: Response, { name, bytes }: DocumentFile): void {
  response
    .status(200)
    .set({
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name}"`,
      'Cache-Control': 'no-store',
    })
    .send(bytes);
}
