import { errorCatalogue } from '../errors/error-catalogue';

const code = { type: 'string', enum: Object.keys(errorCatalogue) };

/** The error body as JSON Schema. */
export const errorSchema = {
  type: 'object',
  required: ['success', 'code', 'message', 'http_status_code', 'details', 'error'],
  properties: {
    success: { type: 'boolean', enum: [false] },
    code,
    message: { type: 'string' },
    http_status_code: { type: 'integer' },
    details: { type: ['object', 'null'] as unknown as 'object', additionalProperties: true },
    error: {
      type: 'object',
      required: ['code', 'message', 'hint', 'param', 'doc_url', 'internal_error', 'request_id'],
      properties: {
        code,
        message: { type: 'string' },
        hint: { type: 'string' },
        param: { type: ['string', 'null'] as unknown as 'string' },
        doc_url: {
          type: 'string',
          description: 'Page on this server that explains the code.',
          example: '/docs/errors#not_found',
        },
        internal_error: { type: 'string', maxLength: 0 },
        request_id: { type: 'string' },
      },
    },
  },
};
