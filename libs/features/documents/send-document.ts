import type { Response } from 'express';
import type { DocumentFile } from './invoice-documents';

/** Shown by a browser, and saved under its own name. Kept nowhere on the way: it is personal, and changes with what is paid. */
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
